import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { customers } from "@/db/schema";
import type { BillingPeriod } from "@/lib/domain/catalog";
import { customerEntity, shownName } from "@/lib/domain/customers";
import { periodOf } from "@/lib/domain/subscriptions";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type Money, sum } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { freeInvoices } from "./absorb-invoices";
import { seesDrafts } from "./invoice-filter";
import { postedFor, takeSpans } from "./read-postings";
import { sectionOf } from "./rules/invoice-line";

export type CustomerBilling = {
  customer: { id: number; name: string; resellerId: number; distributorId: number };
  currency: string;
  /** The first day that stands on no invoice, and the day on which that period is closed; null when none will be. */
  openFrom: PlainDate;
  closesOn: PlainDate | null;
  /** Charges and credits that stand on no invoice yet, before tax. */
  notInvoiced: Money;
  /** Why bill runs leave it alone: it could not be billed, or somebody wants it left out. For staff only. */
  parked: { reason: string; runId: number | null } | null;
  held: { reason: string; since: Date } | null;
};

type Row = {
  open_from: PlainDate;
  billed_until: PlainDate;
  done: boolean;
  watermark: string;
  position: string;
  parked_reason: string | null;
  parked_run_id: string | null;
  held_at: Date | null;
  held_reason: string;
};

async function notInvoiced(read: Reader, customerId: number, row: Row): Promise<Money> {
  const positions = { positionFrom: Number(row.watermark), positionTo: Number(row.position) };
  const taken = await takeSpans(read, [{ customerId, ...positions, before: null }]);
  const free = (await freeInvoices(read, [customerId])).get(customerId) ?? [];
  const freed = [...(await postedFor(read, free)).values()].flat();
  const open = [...(taken.get(customerId)?.postings ?? []), ...freed];
  return sum(
    open
      .filter(({ kind }) => ["charges", "credits"].includes(sectionOf(kind) ?? ""))
      .map((one) => one.amount),
  );
}

/** Where the billing of one customer stands: until when it is invoiced, what is not, and what keeps runs from it. */
export const getCustomerBilling = query({
  name: "customer.get_billing",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput() }),
  async run(read, { customerId }): Promise<CustomerBilling> {
    const [customer] = await read.tx
      .select()
      .from(customers)
      .where(visibleAnd(read.actor, "customers", eq(customers.id, customerId)));
    if (!customer) throw notFound("customer");
    const { name, resellerId, distributorId, currency } = customer;
    const { rows } = await read.tx.execute<Row>(sql`
      select b.open_from::text, b.billed_until::text, b.done, b.watermark, coalesce(l.position, 0) as position,
        b.parked_reason, b.parked_run_id, b.held_at, b.held_reason
      from customer_billing b left join customer_balances l on l.customer_id = b.customer_id
      where b.customer_id = ${customerId}`);
    const [row] = rows;
    if (!row) throw new Error("every customer has a row that says what is billed");
    const isStaff = seesDrafts(read.actor);
    const runId = row.parked_run_id === null ? null : Number(row.parked_run_id);
    return {
      customer: { id: customerId, name: shownName(read.actor, name), resellerId, distributorId },
      currency,
      openFrom: row.open_from,
      closesOn: row.done
        ? null
        : periodOf(customer.billingPeriod as BillingPeriod, customer.anchorDay, row.billed_until).end,
      notInvoiced: await notInvoiced(read, customerId, row),
      parked: isStaff && row.parked_reason !== null ? { reason: row.parked_reason, runId } : null,
      held: isStaff && row.held_at ? { reason: row.held_reason, since: new Date(row.held_at) } : null,
    };
  },
  reads: (_, { customer }) => ({ ...customerEntity(customer), details: { shown: "billing" } }),
});
