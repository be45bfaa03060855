import { sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, expect } from "vitest";
import { db } from "@/db/client";
import { subscriptions } from "@/db/schema";
import { checkInvoices, makeTransaction } from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { normalize } from "@/lib/platform/money";
import { adminContext, systemContext } from "./contexts";
import { type Estate, testWorld } from "./factories";
import { makeCustomer, makePlan } from "./subscription-story";
import { allowTruncation } from "./truncation";

/** Whose customers the stories are about. Made before the first of them. */
export const told = {} as { estate: Estate };

/** An operator at a moment. */
export const at = (moment: string) => adminContext(db(), { now: new Date(moment) });

type Invoice = {
  id: number;
  number: string | null;
  type: string;
  from: string;
  to: string;
  total: string;
  due: string;
  paid: string;
  adjusted: string;
  void: boolean;
};

/** A customer's invoices, oldest first. */
export const invoicesOf = async (customerId: number): Promise<Invoice[]> => {
  const { rows } = await db().execute<Invoice>(sql`
    select id::int, number, type, period_from::text as from, period_to::text as to, total::text, amount_due::text as due,
      paid::text, adjusted::text, voided_at is not null as void
    from invoices where customer_id = ${customerId} order by id`);
  return rows.map((row) => ({
    ...row,
    total: normalize(row.total),
    due: normalize(row.due),
    paid: normalize(row.paid),
    adjusted: normalize(row.adjusted),
  }));
};

/** A customer since a day, billed by the month at the end of it. */
export async function subscribed(fee: string, since = "2026-01-01", values: Record<string, unknown> = {}) {
  const n = Math.random().toString(36).slice(2, 8);
  const planId = await makePlan(db(), told.estate, `Plan ${n}`, fee, { chargeModel: "at_end" });
  const customerId = await makeCustomer(db(), told.estate, `Customer ${n}`, {
    createdAt: new Date(`${since}T12:00:00Z`),
    ...values,
  });
  await db().insert(subscriptions).values({
    customerId,
    resellerId: told.estate.resellerId,
    distributorId: told.estate.distributorId,
    planId,
    startOn: since,
    activatedOn: since,
    recurringFee: fee,
  });
  return { customerId, planId };
}

export const pay = (customerId: number, amount: string, moment: string) =>
  makeTransaction(at(moment), { customerId, transaction: "manual_payment", amount });

/** Each story begins with number 1 and nobody else to bill, and leaves books in which nothing contradicts anything else. */
export function tellBillingStories(): void {
  beforeAll(async () => {
    told.estate = (await testWorld(db())).house;
    // Each story begins with empty books, which the tables that hang on them refuse elsewhere.
    await allowTruncation();
  });

  afterEach(async () => {
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
    const found = await checkInvoices(systemContext(db()), {});
    // What earlier stories left: their invoices were taken away, their payments were not.
    expect(found.filter(({ check }) => check !== "unallocated")).toEqual([]);
  });

  beforeEach(async () => {
    await db().execute(sql`truncate invoices, invoice_lines, invoice_settlements, number_series, bill_runs, billing_settings,
    tax_regimes cascade`);
    await db().execute(sql`update customer_billing set done = true, amount_due = 0`);
  });
}
