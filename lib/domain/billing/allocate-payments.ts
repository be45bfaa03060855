import { drawUnallocated } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { subtract } from "@/lib/platform/money";
import { type Pot, readPots } from "./allocation-rows";
import { allocate } from "./rules/allocation";
import { type Settlement, settle } from "./settle-part";

/** What of a pot goes to which invoice. Leaves the audit rows of the pot. */
function settlementsOf(work: Work, { payments, invoices, free, ...pot }: Pot): Settlement[] {
  const { customerId, resellerId, distributorId } = pot;
  const customer = { type: "customer", id: customerId, customerId, resellerId, distributorId };
  let { unallocated } = pot;
  return allocate(free, payments, invoices).map(({ invoiceId, xdrId, amount }) => {
    const invoice = invoices.find(({ id }) => id === invoiceId);
    if (!invoice) throw new Error("an allocation to an invoice that was not read");
    const rest = subtract(unallocated, amount);
    work.audit.property(customer, "unallocatedPayments", unallocated, rest, {
      amounts: ["unallocatedPayments"],
      cause: { type: "invoice", id: invoiceId },
    });
    unallocated = rest;
    return { invoice, kind: "payment", amount, xdrId };
  });
}

/**
 * Part: applies what locked customers have paid and no invoice has used to their issued invoices, the oldest first (domain
 * reference F5.4). What a clerk keeps back by hand stays where it is. Who has not both is passed over, so it can be asked after anything that moves money; asked again it does
 * nothing. Leaves audit rows for the pot and the invoices.
 * @returns how many allocations were made.
 */
export async function allocatePayments(work: Work, customerIds: readonly number[]): Promise<number> {
  if (customerIds.length === 0) return 0;
  const pots = await readPots(work, customerIds);
  const settlements = pots.flatMap((pot) => settlementsOf(work, pot));
  const drawn = settlements.map(({ invoice, amount }) => ({ customerId: invoice.customerId, amount }));
  await drawUnallocated(work, drawn);
  await settle(work, settlements);
  return settlements.length;
}
