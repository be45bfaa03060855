import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { paymentMethods } from "@/db/schema";
import { type CustomerRow, customerEntity } from "@/lib/domain/customers";
import { explaining } from "@/lib/kernel/constraints";
import type { Work } from "@/lib/kernel/work";
import { methodName } from "./entities";
import type { Card } from "./gateways/port";
import { findDefaultMethod } from "./store";

const KEPT = {
  payment_methods_token: { field: "", message: "This card is stored already." },
  payment_methods_last4: { field: "", message: "Only a card's last four digits are kept." },
  payment_methods_no_number: { field: "", message: "A card's number can't be kept." },
};

/** Makes one method of a locked customer the default, and no other. */
export async function makeDefault(work: Work, customerId: number, methodId: number): Promise<void> {
  await work.tx
    .update(paymentMethods)
    .set({ isDefault: false })
    .where(and(eq(paymentMethods.customerId, customerId), ne(paymentMethods.id, methodId)));
  await work.tx.update(paymentMethods).set({ isDefault: true }).where(eq(paymentMethods.id, methodId));
}

/** Part: keeps a card of a locked customer by the gateway's name for it. The first one is the default. */
export async function addMethod(
  work: Work,
  customer: CustomerRow,
  wanted: { gateway: string; card: Card; makeDefault: boolean },
): Promise<number> {
  const { id: customerId, resellerId, distributorId } = customer;
  const [row] = await explaining(KEPT, () =>
    work.tx
      .insert(paymentMethods)
      .values({
        ...wanted.card,
        customerId,
        resellerId,
        distributorId,
        gateway: wanted.gateway,
        createdAt: work.now,
      })
      .returning(),
  );
  if (!row) throw new Error("insert returned no row");
  if (wanted.makeDefault || !(await findDefaultMethod(work, customerId)))
    await makeDefault(work, customerId, row.id);
  work.audit.event(customerEntity(customer), {
    details: { methodAdded: methodName(row), gateway: wanted.gateway },
  });
  return row.id;
}

/** After one was removed: the newest of those left is the default. */
export async function chooseDefault(work: Work, customerId: number): Promise<void> {
  if (await findDefaultMethod(work, customerId)) return;
  const [newest] = await work.tx
    .select({ id: paymentMethods.id })
    .from(paymentMethods)
    .where(and(eq(paymentMethods.customerId, customerId), isNull(paymentMethods.removedAt)))
    .orderBy(sql`${paymentMethods.id} desc`)
    .limit(1);
  if (newest) await makeDefault(work, customerId, newest.id);
}
