"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { formatCount } from "@/lib/platform/format";
import { QueryProvider } from "../query-provider";
import { AppLink } from "../ui/app-link";
import { ProgressBar } from "../ui/progress-bar";
import { isLive, type UsageProgress } from "./file-types";

function Live({ fileId, initial }: { fileId: number; initial: UsageProgress }) {
  const router = useRouter();
  const { data, isError } = useQuery({
    queryKey: ["usage-file", fileId],
    initialData: initial,
    staleTime: 0,
    queryFn: async ({ signal }): Promise<UsageProgress> => {
      const answer = await fetch(`/admin/usage/files/${fileId}/progress`, { signal });
      if (!answer.ok) throw new Error(`Progress answered ${answer.status}`);
      return answer.json();
    },
    refetchInterval: (query) => (query.state.data && !isLive(query.state.data.status) ? false : 1_000),
  });
  useEffect(() => {
    if (data.status !== initial.status) router.refresh();
  }, [data.status, initial.status, router]);
  return (
    <div className="grid gap-2" aria-live="polite">
      <ProgressBar
        label={data.status === "queued" ? "Waiting for its turn" : "Rating"}
        value={data.done}
        max={data.status === "queued" ? undefined : data.lines}
      />
      <p className="text-sm text-muted tabular-nums">
        {isError
          ? "Progress is not available right now; the work goes on."
          : [
              `${formatCount(data.rated)} rated`,
              `${formatCount(data.free)} free`,
              `${formatCount(data.duplicates)} known`,
              `${formatCount(data.unrated)} waiting`,
            ].join(" · ")}
      </p>
      <noscript>
        <AppLink href={`/admin/usage/files/${fileId}`} className="text-sm text-accent-text underline">
          Look again
        </AppLink>
      </noscript>
    </div>
  );
}

/** Follows a file second by second; when its state changes the page is made anew. */
export function FileProgress(props: { fileId: number; initial: UsageProgress }) {
  return (
    <QueryProvider>
      <Live key={props.initial.status} {...props} />
    </QueryProvider>
  );
}
