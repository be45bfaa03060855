import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { AppLink } from "./app-link";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover border-transparent shadow-card",
  secondary: "bg-raised text-fg border-line hover:bg-hover shadow-card",
  ghost: "border-transparent text-muted hover:bg-hover hover:text-fg",
  danger: "bg-bad-solid text-white hover:bg-bad-solid-hover border-transparent shadow-card",
};

/** The classes of a button, for the rare element that must look like one. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md", more?: string) {
  return clsx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap",
    "transition-colors select-none aria-disabled:pointer-events-none aria-disabled:opacity-55",
    "disabled:pointer-events-none disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
    size === "sm" ? "h-7 px-2.5 text-xs pointer-coarse:h-10" : "min-h-(--control) px-3 text-sm",
    VARIANTS[variant],
    more,
  );
}

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode };

export function Button({
  variant,
  size,
  icon,
  className,
  children,
  type,
  ...rest
}: Look & ComponentProps<"button">) {
  return (
    <button type={type ?? "button"} className={buttonClass(variant, size, className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: Look & ComponentProps<typeof AppLink>) {
  return (
    <AppLink className={buttonClass(variant, size, className)} {...rest}>
      {icon}
      {children}
    </AppLink>
  );
}

/** A square button that shows only an icon; `label` is what it is called. */
export function IconButton({
  label,
  icon,
  variant = "ghost",
  size = "md",
  className,
  type,
  ...rest
}: Look & { label: string } & Omit<ComponentProps<"button">, "children">) {
  const square = size === "sm" ? "w-7 !px-0 pointer-coarse:w-10" : "w-(--control) !px-0";
  return (
    <button
      type={type ?? "button"}
      aria-label={label}
      title={label}
      className={buttonClass(variant, size, clsx(square, className))}
      {...rest}
    >
      {icon}
    </button>
  );
}
