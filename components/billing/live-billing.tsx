"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { formatCount, formatCounted } from "@/lib/platform/format";
import { QueryProvider } from "../query-provider";
import { AppLink } from "../ui/app-link";
import { moneyText } from "../ui/money-text";
import { ProgressBar } from "../ui/progress-bar";
import type { BillingProgress } from "./billing-types";

type Props = {
  /** The page that is drawn anew when the state changes; its progress is asked below it. */
  href: string;
  label: string;
  initial: BillingProgress;
};

/** How often to ask: what is paused may be resumed by somebody else. */
const EVERY_MS: Partial<Record<BillingProgress["state"], number>> = { running: 1_500, paused: 10_000 };

/** "about 20 s left", from how fast it went since this page is open. */
function leftText(first: { at: number; done: number } | null, now: BillingProgress): string {
  const seconds = first ? (Date.now() - first.at) / 1000 : 0;
  const done = first ? now.done - first.done : 0;
  if (now.state !== "running" || seconds < 2 || done <= 0) return "";
  const left = Math.ceil(((now.customers - now.done) * seconds) / done);
  return left < 90
    ? `about ${formatCount(left)} s left`
    : `about ${formatCount(Math.ceil(left / 60))} min left`;
}

const figures = ({ totals, parked }: BillingProgress): string[] => [
  formatCounted(
    totals.reduce((count, { invoices }) => count + invoices, 0),
    "invoice",
  ),
  ...totals.map(({ currency, total }) => moneyText(total, currency)),
  ...(parked > 0 ? [`${formatCount(parked)} parked`] : []),
];

function Live({ href, label, initial }: Props) {
  const router = useRouter();
  const first = useRef<{ at: number; done: number } | null>(null);
  const { data, isError } = useQuery({
    queryKey: ["billing", href],
    initialData: initial,
    staleTime: 0,
    queryFn: async ({ signal }): Promise<BillingProgress> => {
      const answer = await fetch(`${href}/progress`, { signal });
      if (!answer.ok) throw new Error(`Progress answered ${answer.status}`);
      return answer.json();
    },
    refetchInterval: (query) => EVERY_MS[query.state.data?.state ?? "running"] ?? false,
  });
  if (data.state === "running") first.current ??= { at: Date.now(), done: data.done };
  useEffect(() => {
    if (data.state !== initial.state) router.refresh();
  }, [data.state, initial.state, router]);
  return (
    <div className="grid gap-2" aria-live="polite">
      <ProgressBar label={label} value={data.done} max={data.customers || undefined} />
      <p className="text-sm text-muted tabular-nums">
        {isError
          ? "Progress is not available right now; the work goes on."
          : [...figures(data), leftText(first.current, data)].filter(Boolean).join(" · ")}
      </p>
      <noscript>
        <AppLink href={href} className="text-sm text-accent-text underline">
          Look again
        </AppLink>
      </noscript>
    </div>
  );
}

/** Follows a run or a dry run; when its state changes the page is made anew. */
export function LiveBilling(props: Props) {
  return (
    <QueryProvider>
      <Live key={`${props.href} ${props.initial.state}`} {...props} />
    </QueryProvider>
  );
}
