import { sql } from "drizzle-orm";
import { z } from "zod";
import { customerEntity } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { normalize, ZERO } from "@/lib/platform/money";
import { allocatePayments } from "./allocate-payments";
import { lockPayment } from "./lock-payment";

/** Lets what a clerk kept back of a payment be used again: it goes to the oldest open invoices at once. */
export const releasePayment = operation({
  name: "allocation.release",
  permission: "payment:manage",
  impersonation: "deny",
  input: z.object({ xdrId: idInput() }),
  async run(work, { xdrId }) {
    const customer = await lockPayment(work, xdrId);
    const { rows } = await work.tx.execute<{ amount: string }>(
      sql`delete from payment_holds where xdr_id = ${xdrId} returning amount::text`,
    );
    const [held] = rows;
    if (!held) throw conflict("Nothing of this payment is kept back.");
    work.audit.property(customerEntity(customer), "keptBack", normalize(held.amount), ZERO, {
      amounts: ["keptBack"],
      cause: { type: "xdr", id: xdrId },
    });
    await allocatePayments(work, [customer.id]);
    work.events.debtChanged([customer.id], { type: "xdr", id: xdrId });
    return { xdrId, customerId: customer.id };
  },
});
