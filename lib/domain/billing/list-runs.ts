import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { billRuns } from "@/db/schema";
import { flag, optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { BillingTotal } from "./bill-part";
import type { RunKey } from "./run-rows";
import { runTotals } from "./run-totals";

export type RunItem = RunKey & {
  id: number;
  state: "running" | "paused" | "finished";
  pauseReason: string;
  customers: number;
  skipped: number;
  totals: BillingTotal[];
  startedAt: Date;
  startedBy: string;
  finishedAt: Date | null;
};

const PAGE = 20;

/** Runs, the newest first, or just those that have `ended`. Ended ones know what they came to; those under way are added up. */
export const listRuns = query({
  name: "bill_run.list",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({ before: optionalId(), ended: flag() }),
  reads: null,
  async run(read, { before, ended }): Promise<{ rows: RunItem[]; next: number | null }> {
    const found = await read.tx
      .select()
      .from(billRuns)
      .where(
        visibleAnd(
          read.actor,
          "billRuns",
          and(
            before === null ? undefined : lt(billRuns.id, before),
            ended ? eq(billRuns.state, "finished") : undefined,
          ),
        ),
      )
      .orderBy(desc(billRuns.id))
      .limit(PAGE + 1);
    const rows: RunItem[] = [];
    for (const row of found.slice(0, PAGE)) {
      const { resellerId: _r, progressAt: _p, confirmedBy: _c, ...told } = row;
      const totals = row.state === "finished" ? (row.totals as BillingTotal[] | null) : null;
      rows.push({
        ...(told as Omit<RunItem, "totals">),
        totals: totals ?? (await runTotals(read, row.id)),
      });
    }
    return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
  },
});
