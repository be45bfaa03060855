import { and, desc, eq, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { billRuns } from "@/db/schema";
import { flag, optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import type { BillingTotal } from "./bill-part";
import type { RunKey } from "./run-rows";
import { runTotals } from "./run-totals";

export type RunItem = RunKey & {
  id: number;
  state: "running" | "paused" | "finished";
  pauseReason: string;
  customers: number;
  skipped: number;
  /** Of its customers, those that nobody has tried again since they could not be billed. */
  parked: number;
  totals: BillingTotal[];
  startedAt: Date;
  startedBy: string;
  finishedAt: Date | null;
};

const PAGE = 20;

async function parkedIn(read: Reader, runIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await read.tx.execute<{ id: string; parked: number }>(sql`
    select parked_run_id as id, count(*)::int as parked from customer_billing
    where parked_reason is not null and parked_run_id = any(${idArray(runIds)}) group by 1`);
  return new Map(rows.map(({ id, parked }) => [Number(id), parked]));
}

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
    const shown = found.slice(0, PAGE);
    const parked = await parkedIn(
      read,
      shown.map(({ id }) => id),
    );
    const rows: RunItem[] = [];
    for (const row of shown) {
      const { resellerId: _r, progressAt: _p, confirmedBy: _c, ...told } = row;
      const totals = row.state === "finished" ? (row.totals as BillingTotal[] | null) : null;
      rows.push({
        ...(told as Omit<RunItem, "totals" | "parked">),
        parked: parked.get(row.id) ?? 0,
        totals: totals ?? (await runTotals(read, row.id)),
      });
    }
    return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
  },
});
