import clsx from "clsx";
import { AppLink } from "../ui/app-link";
import { ToneIcon } from "../ui/tone";
import type { ImportState } from "./import-types";

const STEPS = ["Upload", "Columns", "Preview", "Run", "Result"] as const;

/** How far an import has come, as the number of the step it is at. */
export function stepOf(status: ImportState | null, hasMapping: boolean, hasBegun: boolean): number {
  if (status === null) return 0;
  if (status === "done") return 4;
  if (hasBegun || status === "queued" || status === "running") return 3;
  return hasMapping ? 2 : 1;
}

/** All the steps of an import, those behind marked as done. Steps that can be gone back to are links. */
export function ImportSteps({ current, hrefs = {} }: { current: number; hrefs?: Record<number, string> }) {
  return (
    <ol aria-label="Steps of the import" className="mb-5 flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {STEPS.map((name, index) => {
        const done = index < current || (index === 4 && current === 4);
        const href = hrefs[index];
        return (
          <li
            key={name}
            aria-current={index === current ? "step" : undefined}
            className={clsx(
              "flex items-center gap-1.5",
              index === current ? "font-semibold text-fg" : "text-muted",
            )}
          >
            {done ? (
              <ToneIcon tone="good" className="size-4 text-good" />
            ) : (
              <span className="grid size-4 place-items-center rounded-full border border-line-strong text-2xs tabular-nums">
                {index + 1}
              </span>
            )}
            {href && index !== current ? (
              <AppLink href={href} className="underline underline-offset-2">
                {name}
              </AppLink>
            ) : (
              name
            )}
            {done && <span className="sr-only">, done</span>}
          </li>
        );
      })}
    </ol>
  );
}
