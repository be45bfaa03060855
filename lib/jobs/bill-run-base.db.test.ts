import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { checkInvoices } from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { normalize } from "@/lib/platform/money";
import { billAt } from "@/lib/testing/billing-clock";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import { importTelco, openTelcoCompany, telcoIsHere } from "@/lib/testing/telco";

type Row = {
  invoices: number;
  customers: number;
  total: string;
  numbers: number;
  first: string;
  last: string;
};

/** What the invoices of the period that ends on a day come to. */
const invoicesOf = async (closeOn: string) => {
  const { rows } = await db().execute<Row>(sql`
    select count(*)::int as invoices, count(distinct customer_id)::int as customers, coalesce(sum(total), 0)::text as total,
      count(distinct number)::int as numbers, min(number) as first, max(number) as last
    from invoices where period_to = ${closeOn}::date and voided_at is null`);
  const [row] = rows;
  return { ...row, total: normalize(row?.total ?? "0") };
};

beforeAll(openTelcoCompany);

describe.skipIf(!telcoIsHere)("a real customer base", () => {
  it("is billed for one full month to the cent: 5,174 invoices of 316,985.75 without a gap, and again nothing", {
    timeout: 300_000,
  }, async () => {
    await importTelco(adminContext(db(), { now: new Date("2026-04-01T12:00:00Z") }));
    expect(await billAt(db(), "2026-04-30T12:00:00Z")).toEqual([]);
    expect(await billAt(db(), "2026-05-01T12:00:00Z")).toHaveLength(1);
    const first = await invoicesOf("2026-05-01");
    expect(first.customers).toBe(5_174);

    expect(await billAt(db(), "2026-06-01T12:00:00Z")).toHaveLength(1);
    expect(await invoicesOf("2026-06-01")).toEqual({
      invoices: 5_174,
      customers: 5_174,
      total: "316985.75",
      numbers: 5_174,
      first: "INV-005175",
      last: "INV-010348",
    });
    expect(await billAt(db(), "2026-06-01T13:00:00Z")).toEqual([]);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
    expect(await checkInvoices(systemContext(db()), {})).toEqual([]);
    const { rows } = await db().execute(sql`
      select b.customer_id from customer_billing b join customer_balances l using (customer_id)
      where b.amount_due <> l.balance or b.parked_reason is not null`);
    expect(rows).toEqual([]);
  });
});
