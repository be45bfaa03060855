import type { ReactNode } from "react";
import { type Tone, ToneIcon, toneText } from "./tone";

export type TimelineEntry = {
  key: string | number;
  when: ReactNode;
  title: ReactNode;
  who?: ReactNode;
  detail?: ReactNode;
  tone?: Tone;
};

/** What happened, newest first: who, when, and what changed. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="grid">
      {entries.map((entry) => (
        <li key={entry.key} className="group relative flex gap-3 pb-5 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-6 bottom-0 left-[0.5625rem] w-px bg-line group-last:hidden"
          />
          <span className={`mt-px text-lg ${toneText[entry.tone ?? "neutral"]}`}>
            <ToneIcon tone={entry.tone ?? "neutral"} className="size-[1.1875rem]" />
          </span>
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="text-sm font-medium">{entry.title}</p>
              <p className="text-xs text-faint">{entry.when}</p>
            </div>
            {entry.who && <p className="text-xs text-muted">{entry.who}</p>}
            {entry.detail && <div className="mt-1.5 text-sm">{entry.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
