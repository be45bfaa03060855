import { and, isNull, lte } from "drizzle-orm";
import { z } from "zod";
import { bookChecks } from "@/db/schema";
import { idInput, prose } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { formatCounted } from "@/lib/platform/format";
import { INVARIANTS, MOST_KEPT } from "./rules/invariants";

const reference = z.number().int().nullable();
const result = z.object({
  invariant: z.enum(INVARIANTS),
  count: z.number().int().min(0),
  tookMs: z.number().int().min(0),
  findings: z
    .array(z.object({ customerId: reference, invoiceId: reference, xdrId: reference, found: z.string() }))
    .max(MOST_KEPT),
});

/** Keeps what a check found, where operators see it, and says in the log whether the books balance. */
export const finishBooksCheck = operation({
  name: "books.finish",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ checkId: idInput(), results: z.array(result), failure: prose(500).default("") }),
  async run(work, { checkId, results, failure }) {
    const discrepancies = results.reduce((sum, { count }) => sum + count, 0);
    // Whatever was asked for before and cut short is answered by this one.
    await work.tx
      .update(bookChecks)
      .set({ finishedAt: work.now, results, discrepancies, failure })
      .where(and(lte(bookChecks.id, checkId), isNull(bookChecks.finishedAt)));
    const fine = discrepancies === 0 && failure === "";
    work.audit.event(
      { type: "books", id: checkId },
      {
        outcome: fine ? "ok" : "error",
        reason: failure || (fine ? "" : formatCounted(discrepancies, "discrepancy", "discrepancies")),
        details: {
          discrepancies,
          by: results.filter(({ count }) => count > 0).map(({ invariant }) => invariant),
        },
      },
    );
    return { discrepancies };
  },
});
