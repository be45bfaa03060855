import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { allocationMoves } from "@/db/schema";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import { lockPayment } from "./lock-payment";
import { move } from "./move-part";

/** Undoes the last move of a payment that was made by hand and not undone: the same amount goes the other way. */
export const undoMove = operation({
  name: "allocation.undo",
  permission: "payment:manage",
  impersonation: "deny",
  input: z.object({ xdrId: idInput(), reason: reasonLine() }),
  async run(work, { xdrId, reason }) {
    const customer = await lockPayment(work, xdrId);
    const [last] = await work.tx
      .select()
      .from(allocationMoves)
      .where(and(eq(allocationMoves.xdrId, xdrId), isNull(allocationMoves.undoneAt)))
      .orderBy(desc(allocationMoves.id))
      .limit(1);
    if (!last) throw conflict("Nothing of this payment was moved by hand.");
    await move(work, customer, {
      xdrId,
      fromInvoiceId: last.toInvoiceId,
      toInvoiceId: last.fromInvoiceId,
      amount: normalize(last.amount),
      reason,
    });
    await work.tx.update(allocationMoves).set({ undoneAt: work.now }).where(eq(allocationMoves.id, last.id));
    return { xdrId, customerId: customer.id };
  },
});
