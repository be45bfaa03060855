import { eq } from "drizzle-orm";
import { z } from "zod";
import { billPreviews } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import type { BillingTotal } from "./bill-part";
import { NO_RESULT, type PreviewResult } from "./preview-result";

export type PreviewProgress = {
  state: "running" | "finished" | "failed";
  done: number;
  customers: number;
  parked: number;
  totals: BillingTotal[];
};

/** How far a dry run has come, without anybody's name: what its page asks every second. */
export const getPreviewProgress = query({
  name: "bill_run.get_preview_progress",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({ previewId: idInput() }),
  reads: null,
  async run(read, { previewId }): Promise<PreviewProgress> {
    const [row] = await read.tx
      .select()
      .from(billPreviews)
      .where(visibleAnd(read.actor, "billPreviews", eq(billPreviews.id, previewId)));
    if (!row) throw notFound("preview");
    const { parked, totals } = (row.result as PreviewResult | null) ?? NO_RESULT;
    const state = row.state as PreviewProgress["state"];
    return { state, done: row.done, customers: row.customers, parked, totals };
  },
});
