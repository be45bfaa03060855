"use client";

import { ListChecks } from "lucide-react";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { formatCount } from "@/lib/platform/format";
import { PopoverDetails } from "../ui/popover-details";
import { askForWork, isActive, type WorkItem } from "./work-item";

export type { WorkItem, WorkState } from "./work-item";

const WorkList = lazy(() => import("./work-list").then((part) => ({ default: part.WorkList })));

/** Imports, bill runs and their like. The badge asks now and then; the live list loads when it is opened. */
export function WorkMenu({ endpoint }: { endpoint: string }) {
  const path = usePathname();
  const [items, setItems] = useState<WorkItem[]>([]);
  const [opened, setOpened] = useState(false);
  const going = items.filter(isActive).length;
  const busy = going > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is a good moment to ask again
  useEffect(() => {
    if (opened) return;
    const stop = new AbortController();
    // No answer means no badge; the opened list says so in words.
    const ask = () => askForWork(endpoint, stop.signal).then(setItems, () => undefined);
    ask();
    const timer = setInterval(() => document.visibilityState === "visible" && ask(), busy ? 5_000 : 60_000);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [endpoint, path, busy, opened]);
  return (
    <PopoverDetails
      label={going > 0 ? `Long work: ${formatCount(going)} going on` : "Long work"}
      className="w-80"
      summaryClass="relative grid size-9 place-items-center rounded-md text-muted hover:bg-hover hover:text-fg scripting-none:hidden"
      onOpen={() => setOpened(true)}
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
      {opened && (
        <Suspense fallback={<p className="px-3 py-6 text-center text-sm text-muted">Loading…</p>}>
          <WorkList endpoint={endpoint} onItems={setItems} />
        </Suspense>
      )}
    </PopoverDetails>
  );
}
