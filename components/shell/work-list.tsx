"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { QueryProvider } from "../query-provider";
import { AppLink } from "../ui/app-link";
import { ProgressBar } from "../ui/progress-bar";
import { type Tone, ToneIcon, toneText } from "../ui/tone";
import { askForWork, isActive, type WorkItem, type WorkState } from "./work-item";

const STATES: Record<WorkState, { word: string; tone: Tone }> = {
  waiting: { word: "Waiting", tone: "neutral" },
  running: { word: "Running", tone: "info" },
  done: { word: "Done", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
  cancelled: { word: "Cancelled", tone: "neutral" },
};

function List({ endpoint, onItems }: { endpoint: string; onItems: (items: WorkItem[]) => void }) {
  const { data, isError, isPending } = useQuery({
    queryKey: ["work", endpoint],
    queryFn: ({ signal }) => askForWork(endpoint, signal),
    refetchInterval: (query) => (query.state.data?.some(isActive) ? 2_000 : 30_000),
  });
  useEffect(() => {
    if (data) onItems(data);
  }, [data, onItems]);
  if (isError) return <p className="px-3 py-4 text-sm text-bad">Progress is not available right now.</p>;
  if (isPending) return <p className="px-3 py-6 text-center text-sm text-muted">Loading…</p>;
  if (data.length === 0)
    return (
      <p className="px-3 py-6 text-center text-sm text-muted">
        Nothing is running. Imports and runs appear here.
      </p>
    );
  return (
    <ul>
      {data.map((item) => (
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
  );
}

/** The live list: follows what runs every two seconds, looks for new work every thirty. */
export function WorkList(props: { endpoint: string; onItems: (items: WorkItem[]) => void }) {
  return (
    <QueryProvider>
      <List {...props} />
    </QueryProvider>
  );
}
