import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { failpoint } from "@/lib/platform/failpoint";
import { type BillingTotal, billNext, totalsOf } from "./bill-part";
import { runEntity } from "./entities";
import type { Parked } from "./prepare-closing";
import { countSkipped, getRun } from "./run-rows";

export type ChunkResult = {
  state: "running" | "paused" | "finished";
  last: number | null;
  closed: number;
  totals: BillingTotal[];
  parked: readonly Parked[];
};

const ids = z.array(z.number());

/**
 * Bills the next customers of a run: all of them, or none when anything goes wrong. Cut short anywhere, nothing of it is
 * there, and whoever takes up the run begins with the same customers.
 * @throws {Unbillable} naming those to be left out at the next attempt.
 */
export const billChunk = operation({
  name: "bill_run.bill_chunk",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({
    runId: idInput(),
    after: z.number().default(0),
    size: z.number().int().min(1).max(5_000),
    without: ids.optional(),
    only: ids.optional(),
    wait: z.boolean().optional(),
  }),
  async run(work, { runId, ...pick }): Promise<ChunkResult> {
    const run = await getRun(work, runId);
    const entity = runEntity(run);
    if (run.state !== "running") {
      work.audit.event(entity, { details: { state: run.state } });
      return { state: run.state as ChunkResult["state"], last: null, closed: 0, totals: [], parked: [] };
    }
    const billed = await billNext(work, run, runId, pick);
    failpoint("billing.before-commit");
    if (billed.closed > 0) await countSkipped(work, runId, billed.skipped);
    for (const { customerId, reason } of billed.parked)
      work.audit.event(
        { type: "customer", id: customerId, customerId },
        { reason, details: { parked: true } },
      );
    work.audit.event(entity, {
      details: { closed: billed.closed, invoices: billed.invoices.length, parked: billed.parked.length },
    });
    return {
      state: "running",
      last: billed.last,
      closed: billed.closed,
      totals: totalsOf(billed.invoices),
      parked: billed.parked,
    };
  },
});
