import { eq } from "drizzle-orm";
import { z } from "zod";
import { disputes } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { type DisputeItem, selectDisputes, toDisputeItem } from "./dispute-rows";

/** One dispute, and how it ended. */
export const getDispute = query({
  name: "dispute.get",
  permission: "collection:read",
  impersonation: "allow",
  input: z.object({ disputeId: idInput() }),
  reads: (_, { id, invoice, customer }: DisputeItem) => ({
    type: "dispute",
    id,
    name: invoice.number ?? undefined,
    customerId: customer.id,
  }),
  async run(read, { disputeId }): Promise<DisputeItem> {
    const [row] = await selectDisputes(read).where(
      visibleAnd(read.actor, "disputes", eq(disputes.id, disputeId)),
    );
    if (!row) throw notFound("dispute");
    return toDisputeItem(read, row);
  },
});
