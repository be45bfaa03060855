import clsx from "clsx";
import type { ReactNode } from "react";
import { type Tone, ToneIcon, toneBox } from "./tone";

/** A message that belongs to the page, not a toast. Bad ones are announced. */
export function Alert({
  tone = "info",
  title,
  children,
  actions,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div
      role={tone === "bad" ? "alert" : undefined}
      className={clsx("flex gap-2.5 rounded-lg border px-3.5 py-3 text-sm", toneBox[tone])}
    >
      <ToneIcon tone={tone} className="mt-0.5 size-4" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-fg">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
