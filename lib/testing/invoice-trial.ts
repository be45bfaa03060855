import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { invoiceLines, invoices, numberSeries } from "@/db/schema";
import * as money from "@/lib/platform/money";
import { TEST_NOW } from "./contexts";

type Owner = { customerId: number; resellerId: number; distributorId: number };
type Head = Partial<typeof invoices.$inferInsert>;
type Line = Partial<typeof invoiceLines.$inferInsert> & { amount: string };

/** Writes an invoice as it stands in the database, whatever its facts. Lines of zero tax unless they say otherwise. */
export async function writeInvoice(
  db: Database,
  { customerId, resellerId, distributorId }: Owner,
  { lines: given, ...head }: Head & { lines?: Line[] } = {},
): Promise<number> {
  const lines = given ?? linesOf(head);
  const drawn = await db.execute<{ id: string }>(sql`select nextval('invoice_ids') as id`);
  const id = Number(drawn.rows[0]?.id);
  const review = head.review ?? "issued";
  const of = (section: string) => lines.filter((line) => (line.section ?? "charges") === section);
  const summed = (list: Line[]) => money.sum(list.map(({ amount }) => amount));
  const net = head.net ?? summed([...of("charges"), ...of("credits")]);
  const tax = head.tax ?? summed(of("taxes"));
  const payments = head.payments ?? summed(of("payments"));
  const total = money.add(net, tax);
  const previous = head.previousAmountDue ?? money.ZERO;
  const issued =
    review === "issued"
      ? {
          seriesId: await seriesOf(db, customerId),
          number: `T-${id}`,
          issuedOn: "2026-03-01",
          issuedAt: TEST_NOW,
          dueOn: "2026-03-16",
        }
      : {};
  if (lines.length > 0)
    await db.insert(invoiceLines).values(
      lines.map((line, ordinal) => ({
        section: "charges",
        kind: "charge",
        service: "voice" as const,
        description: "",
        taxCategory: "general",
        count: 1,
        exact: line.amount,
        tax: "0",
        ...line,
        invoiceId: id,
        ordinal,
        customerId,
      })),
    );
  await db.insert(invoices).values({
    id,
    customerId,
    resellerId,
    distributorId,
    type: "out_of_turn",
    periodFrom: "2026-02-01",
    periodTo: "2026-03-01",
    timeZone: "UTC",
    currency: "USD",
    positionFrom: 0,
    positionTo: 0,
    decimals: 2,
    pricesIncludeTax: false,
    rounding: "0",
    closedOn: "2026-03-01",
    review,
    issueOn: "2026-03-01",
    seller: { name: "Test Telecom" },
    buyer: { name: "A buyer" },
    language: "en",
    createdAt: TEST_NOW,
    ...issued,
    ...head,
    net,
    tax,
    total,
    payments,
    previousAmountDue: previous,
    amountDue: money.sum([previous, payments, total]),
  });
  return id;
}

/** The database takes no invoice whose lines don't add up: for one of whom only the head matters, one line a section. */
const linesOf = ({ net, tax, payments }: Head): Line[] =>
  [
    { section: "charges", amount: net ?? "0" },
    { section: "taxes", kind: "tax", amount: tax ?? "0" },
    { section: "payments", kind: "payment", amount: payments ?? "0" },
  ].filter(({ amount }) => !money.isZero(amount));

async function seriesOf(db: Database, customerId: number): Promise<number> {
  const [row] = await db
    .insert(numberSeries)
    .values({ scope: "customer", ownerId: customerId, pattern: "T-{number}", year: 0 })
    .onConflictDoUpdate({
      target: [numberSeries.scope, numberSeries.ownerId, numberSeries.pattern, numberSeries.year],
      set: { lastNumber: sql`${numberSeries.lastNumber} + 1` },
    })
    .returning();
  if (!row) throw new Error("insert returned no row");
  return row.id;
}
