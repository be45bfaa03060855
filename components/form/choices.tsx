"use client";

import clsx from "clsx";
import { type ComponentProps, type ReactNode, useContext, useId } from "react";
import { ToneIcon } from "../ui/tone";
import { FormContext, fieldId } from "./form-context";

type ChoiceProps = { label: ReactNode; help?: ReactNode } & Omit<
  ComponentProps<"input">,
  "type" | "children"
>;

function useChoice({ id, name, value, defaultChecked }: ChoiceProps) {
  const form = useContext(FormContext);
  const own = useId();
  const echoed = name !== undefined && Object.keys(form.values).length > 0;
  return {
    id: id ?? own,
    checked: echoed && name !== undefined ? form.values[name] === String(value ?? "on") : defaultChecked,
    error: name === undefined ? undefined : form.errors[name]?.join(" "),
  };
}

function Choice({ kind, props }: { kind: "checkbox" | "switch"; props: ChoiceProps }) {
  const { label, help, className, id: _id, defaultChecked: _default, ...rest } = props;
  const { id, checked, error } = useChoice(props);
  const described = [help && `${id}h`, error && `${id}e`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={clsx("flex gap-2.5", className)}>
      <input
        {...rest}
        type="checkbox"
        role={kind === "switch" ? "switch" : undefined}
        id={id}
        {...(rest.checked === undefined ? { defaultChecked: checked } : {})}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
        className={kind === "switch" ? "switch" : "check mt-0.5"}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {help && (
          <p id={`${id}h`} className="text-xs text-muted">
            {help}
          </p>
        )}
        {error && (
          <p id={`${id}e`} className="flex gap-1.5 text-sm text-bad">
            <ToneIcon tone="bad" className="mt-[0.1875rem] size-3.5" />
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

/** A yes or no that is sent with the form. */
export function Checkbox(props: ChoiceProps) {
  return <Choice kind="checkbox" props={props} />;
}

/** The same, drawn as a switch: for settings that read as on and off. */
export function Switch(props: ChoiceProps) {
  return <Choice kind="switch" props={props} />;
}

export type RadioOption = {
  value: string;
  label: string;
  help?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
};

/** One of a few, each with a line of explanation. */
export function RadioCards({
  legend,
  name,
  options,
  defaultValue,
  required,
  columns = 2,
}: {
  legend: ReactNode;
  name: string;
  options: RadioOption[];
  defaultValue?: string;
  required?: boolean;
  columns?: 1 | 2 | 3;
}) {
  const form = useContext(FormContext);
  const chosen = form.values[name] ?? defaultValue;
  const error = form.errors[name]?.join(" ");
  const id = fieldId(form.id, name);
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div
        className={clsx("grid gap-2", columns === 2 && "sm:grid-cols-2", columns === 3 && "sm:grid-cols-3")}
      >
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex gap-2.5 rounded-lg border border-line bg-surface px-3 py-2.5 hover:border-line-strong has-checked:border-accent-text has-checked:bg-accent-soft has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
          >
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={option.value}
              defaultChecked={chosen === option.value}
              disabled={option.disabled}
              required={required}
              className="radio mt-0.5 outline-none"
            />
            <span className="min-w-0">
              <span className="flex items-center gap-1.5 text-sm font-medium [&_svg]:size-4">
                {option.icon}
                {option.label}
              </span>
              {option.help && <span className="block text-xs text-muted">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-sm text-bad">
          <ToneIcon tone="bad" className="mt-[0.1875rem] size-3.5" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
