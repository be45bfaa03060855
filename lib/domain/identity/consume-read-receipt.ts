import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { readReceipts } from "@/db/schema";
import { query } from "@/lib/kernel/query";

const LIFE_MS = 60_000;

/** Uses up a receipt. @returns false when there is none: then the read was not recorded, and nothing may be shown. */
export const consumeReadReceipt = query({
  name: "portal.consume_receipt",
  permission: "system",
  impersonation: "deny",
  reads: null,
  input: z.object({ receiptId: z.string(), impersonationId: z.number() }),
  async run(read, { receiptId, impersonationId }): Promise<boolean> {
    if (!z.uuid().safeParse(receiptId).success) return false;
    const spent = await read.tx
      .delete(readReceipts)
      .where(
        and(
          eq(readReceipts.id, receiptId),
          eq(readReceipts.impersonationId, impersonationId),
          gt(readReceipts.createdAt, new Date(read.now.getTime() - LIFE_MS)),
        ),
      )
      .returning({ id: readReceipts.id });
    return spent.length === 1;
  },
});
