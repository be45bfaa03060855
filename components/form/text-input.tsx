"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldInput } from "./form-context";
import { inputClass } from "./text-input-class";

export function TextInput({ className, defaultValue, ...rest }: ComponentProps<"input">) {
  const { input, typed } = useFieldInput(rest);
  return (
    <input
      type="text"
      {...rest}
      {...input}
      {...(rest.value === undefined ? { defaultValue: typed ?? defaultValue } : {})}
      className={clsx(inputClass, className)}
    />
  );
}

export function TextArea({ className, defaultValue, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const { input, typed } = useFieldInput(rest);
  return (
    <textarea
      rows={rows}
      {...rest}
      {...input}
      {...(rest.value === undefined ? { defaultValue: typed ?? defaultValue } : {})}
      className={clsx(inputClass, "py-1.5", className)}
    />
  );
}

/** A plain date. The browser's own picker; the value is "YYYY-MM-DD". */
export function DateInput(props: Omit<ComponentProps<"input">, "type">) {
  return <TextInput {...props} type="date" className={clsx("max-w-44", props.className)} />;
}

/** An amount. Stays text all the way; the currency stands beside it. */
export function MoneyInput({
  currency,
  ...rest
}: { currency?: string } & Omit<ComponentProps<"input">, "type">) {
  return (
    <div className="flex max-w-56">
      <TextInput
        {...rest}
        inputMode="decimal"
        autoComplete="off"
        className={clsx("text-right tabular-nums", currency && "rounded-r-none", rest.className)}
      />
      {currency && (
        <span className="grid place-items-center rounded-r-md border border-l-0 border-line-strong bg-sunken px-2.5 text-xs text-muted">
          {currency}
        </span>
      )}
    </div>
  );
}
