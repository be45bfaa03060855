import clsx from "clsx";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { type Tone, ToneIcon, toneText } from "./tone";

type StatProps = { label: string; value: ReactNode; hint?: ReactNode; tone?: Tone; href?: string };

function StatBody({ label, value, hint, tone }: StatProps) {
  const coloured = tone && tone !== "neutral";
  return (
    <>
      <span className="flex items-start gap-1.5 text-sm text-muted">
        {coloured && <ToneIcon tone={tone} className={clsx("mt-0.75 size-3.5 shrink-0", toneText[tone])} />}
        {label}
      </span>
      <span className="mt-1 block text-xl font-semibold tracking-tight tabular-nums [&_time]:whitespace-normal">
        {value}
      </span>
      {hint && (
        <span className={clsx("mt-0.5 block text-xs", coloured ? toneText[tone] : "text-faint")}>{hint}</span>
      )}
    </>
  );
}

/** One figure that matters. With `href` the whole box is the way to what is behind it. */
export function Stat(props: StatProps) {
  const box = "block min-w-0 rounded-xl border border-line bg-surface px-4 py-3 shadow-card";
  if (!props.href)
    return (
      <div className={box}>
        <StatBody {...props} />
      </div>
    );
  return (
    <AppLink href={props.href} className={clsx(box, "transition-colors hover:border-line-strong")}>
      <StatBody {...props} />
    </AppLink>
  );
}

/** Lays figures side by side, as many as fit. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9rem),1fr))] gap-3">{children}</div>;
}
