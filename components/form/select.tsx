"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldInput } from "./form-context";
import { inputClass } from "./text-input-class";

export type Option = { value: string; label: string; disabled?: boolean };

/** The browser's own select: works from the keyboard, on phones and without script. Options by prop or as children. */
export function Select({
  options,
  placeholder,
  className,
  defaultValue,
  children,
  ...rest
}: { options?: Option[]; placeholder?: string } & ComponentProps<"select">) {
  const { input, typed } = useFieldInput(rest);
  return (
    <select
      // A select takes a new default, what was just saved, only when it is made anew.
      key={String(typed ?? defaultValue ?? "")}
      {...rest}
      {...input}
      {...(rest.value === undefined ? { defaultValue: typed ?? defaultValue } : {})}
      className={clsx(inputClass, "select pr-8", className)}
    >
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options?.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
      {children}
    </select>
  );
}
