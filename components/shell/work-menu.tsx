"use client";

import { useQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { formatCount } from "@/lib/platform/format";
import { AppLink } from "../ui/app-link";
import { PopoverDetails } from "../ui/popover-details";
import { ProgressBar } from "../ui/progress-bar";
import { type Tone, ToneIcon, toneText } from "../ui/tone";

export type WorkState = "waiting" | "running" | "done" | "failed" | "cancelled";

/** One piece of long work as the endpoint reports it; `total` null while it cannot be counted. */
export type WorkItem = {
  id: string | number;
  label: string;
  done: number;
  total: number | null;
  state: WorkState;
  href: string;
};

const STATES: Record<WorkState, { word: string; tone: Tone }> = {
  waiting: { word: "Waiting", tone: "neutral" },
  running: { word: "Running", tone: "info" },
  done: { word: "Done", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
  cancelled: { word: "Cancelled", tone: "neutral" },
};

const active = (item: WorkItem) => item.state === "waiting" || item.state === "running";

/** Imports, bill runs and their like: how many are going on, and how far each has come. */
export function WorkMenu({ endpoint }: { endpoint: string }) {
  const { data, isError } = useQuery({
    queryKey: ["work", endpoint],
    queryFn: async ({ signal }): Promise<{ items: WorkItem[] }> => {
      const answer = await fetch(endpoint, { signal, headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(`Work answered ${answer.status}`);
      return answer.json();
    },
    refetchInterval: (query) => (query.state.data?.items.some(active) ? 2_000 : 30_000),
  });
  const items = data?.items ?? [];
  const going = items.filter(active).length;
  return (
    <PopoverDetails
      label={going > 0 ? `Long work: ${going} going on` : "Long work"}
      className="w-80"
      summaryClass="relative grid size-9 place-items-center rounded-md text-muted hover:bg-hover hover:text-fg scripting-none:hidden"
      summary={
        <>
          <ListChecks className="size-4.5" aria-hidden="true" />
          {going > 0 && (
            <span className="absolute top-0.5 right-0 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-accent">
              {formatCount(going)}
            </span>
          )}
        </>
      }
    >
      <p className="border-b border-line px-3 py-2 text-sm font-semibold">Long work</p>
      {isError && <p className="px-3 py-2 text-sm text-bad">Progress is not available right now.</p>}
      {items.length === 0 && !isError && (
        <p className="px-3 py-6 text-center text-sm text-muted">
          Nothing is running. Imports and runs appear here.
        </p>
      )}
      <ul>
        {items.map((item) => (
          <li key={item.id} className="border-b border-line last:border-0">
            <AppLink href={item.href} className="grid gap-1.5 px-3 py-2.5 -outline-offset-2 hover:bg-hover">
              {item.state === "running" ? (
                <ProgressBar label={item.label} value={item.done} max={item.total ?? undefined} />
              ) : (
                <span className="flex items-center justify-between gap-3 text-sm">
                  <span className="truncate">{item.label}</span>
                  <span className={`flex items-center gap-1 text-xs ${toneText[STATES[item.state].tone]}`}>
                    <ToneIcon tone={STATES[item.state].tone} />
                    {STATES[item.state].word}
                  </span>
                </span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
    </PopoverDetails>
  );
}
