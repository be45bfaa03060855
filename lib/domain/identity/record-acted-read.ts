import { z } from "zod";
import { readReceipts } from "@/db/schema";
import { isSigned } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import { forbidden } from "@/lib/platform/errors";

/**
 * Records that a page of someone's portal was asked for on their behalf. The audit row and the receipt stand in one
 * transaction: who holds a receipt knows that the read is in the log. Only middleware calls this.
 */
export const recordActedRead = operation({
  name: "portal.read",
  permission: "self",
  impersonation: "allow",
  kind: "read",
  input: z.object({ receiptId: z.uuid(), path: z.string().max(500), method: z.string().max(10) }),
  async run(work, { receiptId, path, method }) {
    const impersonator = isSigned(work.actor) ? work.actor.impersonator : undefined;
    if (!impersonator) throw forbidden();
    await work.tx
      .insert(readReceipts)
      .values({ id: receiptId, impersonationId: impersonator.impersonationId, path, createdAt: work.now });
    work.audit.event(
      { type: "page", id: null, name: path },
      { details: method === "GET" ? undefined : { method } },
    );
    return { receiptId };
  },
});
