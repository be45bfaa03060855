import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  adjustInvoice,
  billOutOfTurn,
  checkInvoices,
  makeTransaction,
  revertXdr,
  voidInvoice,
  writeOffInvoice,
} from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { DomainError } from "@/lib/platform/errors";
import { billAt } from "@/lib/testing/billing-clock";
import { at, subscribed, told } from "@/lib/testing/billing-story";
import { collectAt, collectingClass } from "@/lib/testing/collection-story";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { runs } from "@/lib/testing/property-runs";
import { checkCollections } from "./check-collections";
import { liftSuspension } from "./lift-suspension";
import { lookChunk } from "./look-chunk";
import { promiseToPay } from "./promise-to-pay";

let classId: number;
beforeAll(async () => {
  told.estate = (await testWorld(db())).house;
  classId = await collectingClass({
    thresholds: { USD: "10" },
    lateFee: { days: "1", amount: "2" },
    limit: { days: "3", notices: "1" },
    suspend: { days: "6", notices: "2" },
    reactivationFee: "1.5",
  });
}, 120_000);

const KINDS = [
  "pay",
  "charge",
  "run",
  "bill",
  "collect",
  "adjust",
  "take back",
  "write off",
  "void",
  "credit",
  "lift",
  "promise",
] as const;
type Act = { kind: (typeof KINDS)[number]; cents: number; wait: number };
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...KINDS),
  cents: fc.integer({ min: 1, max: 6_000 }),
  wait: fc.integer({ min: 0, max: 12 }),
});
/** Days after which everything that was drawn for them happens at once. */
const story = fc.array(
  fc.record({ days: fc.integer({ min: 1, max: 20 }), acts: fc.array(act, { minLength: 2, maxLength: 5 }) }),
  { minLength: 1, maxLength: 3 },
);

const firstOf = async (text: ReturnType<typeof sql>): Promise<number> => {
  const { rows } = await db().execute<{ id: string }>(text);
  return Number(rows[0]?.id ?? 0);
};
const openInvoice = (customerId: number) =>
  firstOf(
    sql`select id from invoices where customer_id = ${customerId} and voided_at is null order by random() limit 1`,
  );
const payment = (customerId: number) =>
  firstOf(sql`select id from xdrs where customer_id = ${customerId} and kind = 'payment' and reverses is null
    order by random() limit 1`);

async function perform(customerId: number, { kind, cents }: Act, moment: string): Promise<unknown> {
  const amount = (cents / 100).toFixed(2);
  switch (kind) {
    case "pay":
      return makeTransaction(at(moment), { customerId, transaction: "manual_payment", amount });
    case "credit":
      return makeTransaction(at(moment), { customerId, transaction: "promotional_credit", amount });
    case "charge":
      return makeTransaction(at(moment), {
        customerId,
        transaction: "manual_charge",
        service: "fees",
        amount,
      });
    case "run":
      return billAt(db(), moment);
    case "bill":
      return billOutOfTurn(at(moment), { customerId });
    case "collect":
      return lookChunk(systemContext(db(), { now: new Date(moment) }), {});
    case "adjust":
      return adjustInvoice(at(moment), { invoiceId: await openInvoice(customerId), amount });
    case "write off":
      return writeOffInvoice(at(moment), { invoiceId: await openInvoice(customerId), reason: "Given up" });
    case "void":
      return voidInvoice(at(moment), { invoiceId: await openInvoice(customerId), reason: "Wrong" });
    case "take back":
      return revertXdr(at(moment), { xdrId: await payment(customerId), reason: "It bounced" });
    case "lift":
      return liftSuspension(at(moment), { customerId, until: moment.slice(0, 10), reason: "They asked" });
    case "promise":
      return promiseToPay(at(moment), { customerId, amount, until: moment.slice(0, 10) });
  }
}

/** A refusal is an answer like any other; anything else is a fault. */
async function attempt(customerId: number, one: Act, moment: string): Promise<void> {
  await new Promise((done) => setTimeout(done, one.wait));
  await perform(customerId, one, moment).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code === "internal") throw error;
  });
}

/** What must hold of one customer after anything. */
async function faultsOf(customerId: number): Promise<string[]> {
  const { rows } = await db().execute<{ fault: string }>(sql`
    select 'balance' as fault from customer_balances b where b.customer_id = ${customerId}
      and b.balance <> (select sum(amount) from xdrs where customer_id = b.customer_id)
    union all select 'unallocated' from customer_balances b where b.customer_id = ${customerId} and b.unallocated <>
      (select coalesce(-sum(amount), 0) from xdrs where customer_id = b.customer_id and kind in ('payment', 'refund'))
      - (select coalesce(sum(amount), 0) from invoice_settlements where customer_id = b.customer_id and kind = 'payment')
    union all select 'paid of invoice ' || i.id from invoices i where i.customer_id = ${customerId} and
      (i.paid < 0 or i.adjusted < 0 or i.paid + i.adjusted > greatest(i.total, 0) or i.paid <>
        (select coalesce(sum(amount), 0) from invoice_settlements where invoice_id = i.id and kind = 'payment'))
    union all select 'two open stops' from service_stops where customer_id = ${customerId} and ended_at is null
      group by customer_id having count(*) > 1
    union all select 'fee twice' from xdrs where customer_id = ${customerId} and kind = 'late_fee'
      group by cause_id having count(*) > 1`);
  return rows.map(({ fault }) => fault);
}

it("payments, bills, dunning and adjustments at once, in any order: the books balance after each", async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(story, async (chapters) => {
      await db().execute(sql`update customer_billing set done = true`);
      const { customerId } = await subscribed("25", "2026-01-01", { classId });
      let day = Date.UTC(2026, 1, 1, 12);
      await billAt(db(), new Date(day).toISOString());
      for (const { days, acts } of chapters) {
        day += days * 86_400_000;
        const moment = new Date(day).toISOString();
        await Promise.all(acts.map((one) => attempt(customerId, one, moment)));
        await collectAt(moment);
        expect(await faultsOf(customerId)).toEqual([]);
      }
      // Nobody else is looked at in the stories that follow.
      await db().execute(
        sql`update customer_collection set next_at = null where customer_id = ${customerId}`,
      );
      tried++;
    }),
    { numRuns: runs(1_000), seed: 11 },
  );
  expect(tried).toBeGreaterThanOrEqual(runs(1_000));
  expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  expect(await checkInvoices(systemContext(db()), {})).toEqual([]);
}, 900_000);

it("control: a status that was tampered with is found", async () => {
  const { customerId } = await subscribed("25", "2026-01-01", { classId });
  await billAt(db(), "2026-02-01T12:00:00Z");
  const faults = async () =>
    (await checkCollections(systemContext(db(), { now: new Date("2026-02-01T12:00:00Z") }), {})).filter(
      (one) => one.customerId === customerId,
    );
  expect(await faults()).toEqual([]);
  await db().execute(
    sql`update invoice_collection set status = 'do_not_collect' where customer_id = ${customerId}`,
  );
  expect(await faults()).toMatchObject([{ check: "collection_status" }]);
});

it("two payments at once on one invoice, 200 trials: none is lost and none is too much", async () => {
  const { customerId } = await subscribed("25", "2026-01-01", { classId });
  for (let trial = 0; trial < 200; trial++) {
    const moment = new Date(Date.UTC(2026, 1, 1, 12) + trial * 86_400_000).toISOString();
    await makeTransaction(at(moment), {
      customerId,
      transaction: "manual_charge",
      service: "fees",
      amount: "100",
    });
    await billOutOfTurn(at(moment), { customerId });
    await Promise.all(
      ["70", "60"].map((amount) =>
        makeTransaction(at(moment), { customerId, transaction: "manual_payment", amount }),
      ),
    );
    expect(await faultsOf(customerId)).toEqual([]);
  }
}, 300_000);
