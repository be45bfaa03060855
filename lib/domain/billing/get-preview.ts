import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { billPreviews, billRuns, customers } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import { NO_RESULT, type PreviewResult } from "./preview-result";
import { type Beside, beside } from "./rules/anomalies";
import type { RunKey } from "./run-rows";

export type PreviewDetail = RunKey & {
  id: number;
  state: "running" | "finished" | "failed";
  done: number;
  customers: number;
  error: string;
  requestedBy: string;
  createdAt: Date;
  result: PreviewResult;
  /** What it comes to beside the same customers' invoices before, by currency. */
  beside: Beside[];
  /** Of the customers in the result. */
  names: Record<number, string>;
  /** The real run of the same day, once there is one. */
  runId: number | null;
};

const billed = (totals: readonly { currency: string; total: Money }[]) =>
  totals.map(({ currency, total }) => ({ key: currency, amount: total }));

/** A dry run as it stands: how far it is, and what it has found. */
export const getPreview = query({
  name: "bill_run.get_preview",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({ previewId: idInput() }),
  reads: (_, { names }: PreviewDetail) => ({
    type: "bill_run",
    id: null,
    details: { count: Object.keys(names).length, ids: Object.keys(names).map(Number).slice(0, 100) },
  }),
  async run(read, { previewId }): Promise<PreviewDetail> {
    const [row] = await read.tx
      .select()
      .from(billPreviews)
      .where(visibleAnd(read.actor, "billPreviews", eq(billPreviews.id, previewId)));
    if (!row) throw notFound("preview");
    const result = (row.result as PreviewResult | null) ?? NO_RESULT;
    const ids = [...result.parkedList, ...result.changes].map(({ customerId }) => customerId);
    const named =
      ids.length === 0
        ? []
        : await read.tx
            .select({ id: customers.id, name: customers.name })
            .from(customers)
            .where(visibleAnd(read.actor, "customers", inArray(customers.id, ids)));
    const [run] = await read.tx
      .select({ id: billRuns.id })
      .from(billRuns)
      .where(
        visibleAnd(
          read.actor,
          "billRuns",
          and(
            eq(billRuns.closeOn, row.closeOn),
            eq(billRuns.billingPeriod, row.billingPeriod),
            eq(billRuns.timeZone, row.timeZone),
          ),
        ),
      );
    const { resellerId: _r, progressAt: _p, ...told } = row;
    return {
      ...(told as Omit<PreviewDetail, "result" | "beside" | "names" | "runId">),
      result,
      beside: beside(billed(result.before), billed(result.totals)),
      runId: run?.id ?? null,
      names: Object.fromEntries(named.map(({ id, name }) => [id, shownName(read.actor, name)])),
    };
  },
});
