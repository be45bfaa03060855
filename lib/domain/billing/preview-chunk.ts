import { z } from "zod";
import { rehearsal } from "@/lib/kernel/rehearsal";
import type { Money } from "@/lib/platform/money";
import { type BillingTotal, totalsOf } from "./bill-part";
import type { Parked } from "./prepare-closing";
import { recentTotals } from "./recent-totals";
import { rehearseClosing } from "./rehearse-closing";
import { runKeyInput } from "./run-key";
import { lockDue } from "./run-rows";

export type PreviewChunk = {
  last: number | null;
  customers: number;
  skipped: number;
  totals: BillingTotal[];
  parked: readonly Parked[];
  /** Invoices that would wait for a look because they are unusual. */
  held: number;
  /** What each customer's invoices come to, and the one before; null for a customer's first. */
  compared: { customerId: number; currency: string; before: Money | null; after: Money }[];
};

/** What the next customers of a run would be billed; nothing of it is kept. */
export const previewChunk = rehearsal({
  name: "bill_run.preview_chunk",
  permission: "system",
  impersonation: "deny",
  input: z.object({ ...runKeyInput, after: z.number().default(0), size: z.number().int().min(1).max(5_000) }),
  async run(work, { after, size, ...key }): Promise<PreviewChunk> {
    const ids = await lockDue(work, key, { after, size, wait: true });
    const history = await recentTotals(work, ids, key.closeOn);
    const { invoices, skipped, parked } = await rehearseClosing(work, ids, key);
    const compared = invoices
      .filter(({ type }) => type === "regular")
      .map(({ customerId, currency, draft }) => ({
        customerId,
        currency,
        before: history.get(customerId)?.[0] ?? null,
        after: draft.total,
      }));
    return {
      last: ids.at(-1) ?? null,
      customers: ids.length,
      skipped,
      totals: totalsOf(invoices),
      parked,
      held: invoices.filter(({ holdReason }) => holdReason !== "").length,
      compared,
    };
  },
  reads: null,
});
