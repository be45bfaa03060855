import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { disputes, invoiceLines, invoices, numberSeries } from "@/db/schema";
import { TEST_NOW } from "../contexts";
import type { Estate } from "../factories";

const one = <T>(rows: T[]): T => {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
};

const line = {
  section: "charges",
  kind: "charge",
  service: "voice",
  taxCategory: "general",
  count: 1,
  tax: "0",
};

/** An issued invoice over a line's call and something that is the customer's own. @returns its id. */
async function makeInvoiceEstate(db: Database, mark: string, estate: Estate): Promise<number> {
  const { resellerId, distributorId, customerId, accountId } = estate;
  const owner = { resellerId, distributorId, customerId };
  const series = one(
    await db
      .insert(numberSeries)
      .values({ resellerId, scope: "customer", ownerId: customerId, pattern: `${mark}-{number:4}`, year: 0 })
      .returning(),
  );
  const drawn = await db.execute<{ id: string }>(sql`select nextval('invoice_ids') as id`);
  const id = Number(one(drawn.rows).id);
  await db.insert(invoiceLines).values([
    { ...line, invoiceId: id, ordinal: 0, customerId, description: `${mark} own`, exact: "10", amount: "10" },
    {
      ...line,
      invoiceId: id,
      ordinal: 1,
      customerId,
      accountId,
      description: `${mark} line`,
      exact: "20",
      amount: "20",
    },
  ]);
  await db.insert(invoices).values({
    id,
    ...owner,
    type: "regular",
    seriesId: series.id,
    number: `${mark}-0001`,
    periodFrom: "2026-02-01",
    periodTo: "2026-03-01",
    timeZone: "UTC",
    currency: "USD",
    positionFrom: 0,
    positionTo: 0,
    decimals: 2,
    pricesIncludeTax: false,
    net: "30",
    tax: "0",
    total: "30",
    rounding: "0",
    payments: "0",
    previousAmountDue: "0",
    amountDue: "30",
    closedOn: "2026-03-01",
    review: "issued",
    issueOn: "2026-03-01",
    issuedOn: "2026-03-01",
    issuedAt: TEST_NOW,
    dueOn: "2026-03-16",
    seller: { name: `${mark} seller` },
    buyer: { name: `${mark} buyer`, email: `${mark}@buyer.example` },
    language: "en",
    createdAt: TEST_NOW,
  });
  return id;
}

/** The same, with a dispute about the line's call that nobody has decided. */
export async function makeDisputedInvoice(db: Database, mark: string, estate: Estate) {
  const { resellerId, distributorId, customerId } = estate;
  const invoiceId = await makeInvoiceEstate(db, mark, estate);
  const dispute = one(
    await db
      .insert(disputes)
      .values({
        invoiceId,
        customerId,
        resellerId,
        distributorId,
        ordinal: 1,
        amount: "5",
        reason: `${mark} says it is wrong`,
        openedBy: `${mark} opener`,
        createdAt: TEST_NOW,
      })
      .returning(),
  );
  return { invoiceId, disputeId: dispute.id };
}
