"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { formatCount } from "@/lib/platform/format";
import { QueryProvider } from "../query-provider";
import { AppLink } from "../ui/app-link";
import { ProgressBar } from "../ui/progress-bar";
import { type ImportState, isLive } from "./import-types";

type Progress = {
  status: ImportState;
  total: number;
  imported: number;
  unchanged: number;
  rejected: number;
  done: number;
};

const LABELS: Partial<Record<ImportState, string>> = {
  previewing: "Making the preview",
  queued: "Waiting for its turn",
  running: "Importing",
};

/** "about 20 s left", from how fast it went since this page is open. */
function leftText(first: { at: number; done: number } | null, now: Progress): string {
  const seconds = first ? (Date.now() - first.at) / 1000 : 0;
  const done = first ? now.done - first.done : 0;
  if (now.status !== "running" || seconds < 2 || done <= 0) return "";
  const left = Math.ceil(((now.total - now.done) * seconds) / done);
  return left < 90
    ? `about ${formatCount(left)} s left`
    : `about ${formatCount(Math.ceil(left / 60))} min left`;
}

function Live({ importId, initial }: { importId: number; initial: Progress }) {
  const router = useRouter();
  const first = useRef<{ at: number; done: number } | null>(null);
  const { data, isError } = useQuery({
    queryKey: ["import", importId],
    initialData: initial,
    staleTime: 0,
    queryFn: async ({ signal }): Promise<Progress> => {
      const answer = await fetch(`/admin/imports/${importId}/progress`, { signal });
      if (!answer.ok) throw new Error(`Progress answered ${answer.status}`);
      return answer.json();
    },
    refetchInterval: (query) => (query.state.data && !isLive(query.state.data.status) ? false : 1_000),
  });
  if (data.status === "running") first.current ??= { at: Date.now(), done: data.done };
  useEffect(() => {
    if (data.status !== initial.status) router.refresh();
  }, [data.status, initial.status, router]);
  const counted = data.status === "running";
  return (
    <div className="grid gap-2" aria-live="polite">
      <ProgressBar
        label={LABELS[data.status] ?? "Done"}
        value={data.done}
        max={counted ? data.total : undefined}
      />
      <p className="text-sm text-muted tabular-nums">
        {isError
          ? "Progress is not available right now; the work goes on."
          : [
              `${formatCount(data.imported)} imported`,
              `${formatCount(data.unchanged)} unchanged`,
              `${formatCount(data.rejected)} rejected`,
              leftText(first.current, data),
            ]
              .filter(Boolean)
              .join(" · ")}
      </p>
      <noscript>
        <AppLink href={`/admin/imports/${importId}`} className="text-sm text-accent-text underline">
          Look again
        </AppLink>
      </noscript>
    </div>
  );
}

/** Follows an import second by second; when its state changes the page is made anew. */
export function LiveProgress(props: { importId: number; initial: Progress }) {
  return (
    <QueryProvider>
      <Live key={props.initial.status} {...props} />
    </QueryProvider>
  );
}
