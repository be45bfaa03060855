import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { planFees } from "@/db/schema";
import {
  approveInvoice,
  getRun,
  holdBilling,
  makeTransaction,
  releaseBilling,
  resumeRun,
  retryParked,
} from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { billAt } from "@/lib/testing/billing-clock";
import { at, invoicesOf, subscribed, tellBillingStories, told } from "@/lib/testing/billing-story";
import { systemContext } from "@/lib/testing/contexts";
import { makeCustomer } from "@/lib/testing/subscription-story";
import { workOnRun } from "./bill-run";

tellBillingStories();

describe("a period", () => {
  it("B15 is caught up once each when the clock stood still for three months", async () => {
    const { customerId } = await subscribed("249.95");
    await billAt(db(), "2026-04-01T03:00:00Z");
    const list = await invoicesOf(customerId);
    expect(list.map(({ from, to, total, due, number }) => [from, to, total, due, number])).toEqual([
      ["2026-01-01", "2026-02-01", "249.95", "249.95", "INV-000001"],
      ["2026-02-01", "2026-03-01", "249.95", "499.90", "INV-000002"],
      ["2026-03-01", "2026-04-01", "249.95", "749.85", "INV-000003"],
    ]);
    expect(await billAt(db(), "2026-04-01T03:00:00Z")).toEqual([]);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("is not closed before its last day is over in the customer's zone", async () => {
    const { customerId } = await subscribed("10", "2026-01-01", { billingTimeZone: "America/Los_Angeles" });
    await billAt(db(), "2026-02-01T07:59:00Z");
    expect(await invoicesOf(customerId)).toEqual([]);
    await billAt(db(), "2026-02-01T08:00:00Z");
    expect(await invoicesOf(customerId)).toHaveLength(1);
  });

  it("Z-5 holds no charge of a neighbour's day, and a late one goes to the next", async () => {
    const { customerId } = await subscribed("10", "2026-01-01");
    const charge = (amount: string, moment: string) =>
      makeTransaction(at(moment), { customerId, transaction: "manual_charge", amount, service: "voice" });
    await charge("1.00", "2026-01-31T23:59:00Z");
    await charge("2.00", "2026-02-01T00:01:00Z");
    await billAt(db(), "2026-02-01T00:05:00Z");
    await billAt(db(), "2026-03-01T00:05:00Z");
    expect((await invoicesOf(customerId)).map(({ total }) => total)).toEqual(["11.00", "12.00"]);
  });

  it("makes no invoice when nothing was charged, and takes no number for it", async () => {
    const customerId = await makeCustomer(db(), told.estate, "Quiet", {
      createdAt: new Date("2026-01-10T00:00:00Z"),
    });
    const other = await subscribed("10", "2026-01-01");
    await billAt(db(), "2026-03-01T00:05:00Z");
    expect(await invoicesOf(customerId)).toEqual([]);
    expect((await invoicesOf(other.customerId)).map(({ number }) => number)).toEqual([
      "INV-000001",
      "INV-000002",
    ]);
  });
});

describe("a customer who can't be billed", () => {
  it("B22 is parked with the reason, and the others are billed; tried again it is billed", async () => {
    const good = await subscribed("10");
    const poisoned = await subscribed("10");
    const after = await subscribed("10");
    await db().execute(sql`delete from plan_fees where plan_id = ${poisoned.planId}`);
    const [runId] = await billAt(db(), "2026-02-01T03:00:00Z");
    expect(await invoicesOf(good.customerId)).toHaveLength(1);
    expect(await invoicesOf(after.customerId)).toHaveLength(1);
    expect(await invoicesOf(poisoned.customerId)).toHaveLength(0);
    const { rows } = await db().execute(
      sql`select parked_reason from customer_billing where parked_run_id = ${runId ?? 0}`,
    );
    expect(rows).toEqual([{ parked_reason: expect.stringMatching(/fee/i) }]);
    expect(await billAt(db(), "2026-02-01T04:00:00Z")).toEqual([]);

    await db().insert(planFees).values({ planId: poisoned.planId, billingPeriod: "monthly", fee: "10" });
    expect(await retryParked(at("2026-02-01T05:00:00Z"), { runId: runId ?? 0 })).toMatchObject({
      customers: 1,
    });
    await workOnRun(() => systemContext(db(), { now: new Date("2026-02-01T05:00:00Z") }), runId ?? 0);
    expect((await invoicesOf(poisoned.customerId)).map(({ number }) => number)).toEqual(["INV-000003"]);
  });

  it("B22 is parked after its fees were posted too: an unknown tax category leaves nothing behind", async () => {
    const good = await subscribed("10");
    const poisoned = await subscribed("10");
    await db().execute(sql`
      with r as (insert into tax_regimes (name) values ('Books') returning id),
        t as (insert into taxes (regime_id, ordinal, name) select id, 0, 'VAT' from r returning id),
        p as (insert into tax_rates (tax_id, category, percent) select id, '', 10 from t)
      insert into billing_settings (class_id, tax_regime_id) select ${told.estate.classId}, id from r`);
    await db().execute(sql`update plans set tax_category = 'books' where id = ${poisoned.planId}`);
    await billAt(db(), "2026-02-01T03:00:00Z");
    expect((await invoicesOf(good.customerId)).map(({ total }) => total)).toEqual(["11.00"]);
    const parked = await db().execute(
      sql`select parked_reason from customer_billing where customer_id = ${poisoned.customerId}`,
    );
    expect(parked.rows).toEqual([{ parked_reason: "There is no tax rate for the category “books”." }]);
    const posted = await db().execute(sql`select 1 from xdrs where customer_id = ${poisoned.customerId}`);
    expect(posted.rows).toEqual([]);
  });

  it("is left out while somebody holds it, and caught up when it is released", async () => {
    const { customerId } = await subscribed("10");
    await holdBilling(at("2026-01-20T10:00:00Z"), { customerId, reason: "Contract is being signed" });
    await billAt(db(), "2026-03-01T03:00:00Z");
    expect(await invoicesOf(customerId)).toEqual([]);
    await releaseBilling(at("2026-03-02T10:00:00Z"), { customerId });
    await billAt(db(), "2026-03-02T10:05:00Z");
    expect((await invoicesOf(customerId)).map(({ from }) => from)).toEqual(["2026-01-01", "2026-02-01"]);
  });
});

describe("days of review", () => {
  const review = (days: number) =>
    db().execute(sql`insert into billing_settings (class_id, review_days) values (${told.estate.classId}, ${days})
      on conflict (class_id) do update set review_days = excluded.review_days`);

  it("keep an invoice from going out until they are over, and the due date moves with it", async () => {
    await review(5);
    const { customerId } = await subscribed("10");
    await billAt(db(), "2026-02-01T03:00:00Z");
    expect((await invoicesOf(customerId)).map(({ number }) => number)).toEqual([null]);
    await billAt(db(), "2026-02-05T23:00:00Z");
    expect((await invoicesOf(customerId)).map(({ number }) => number)).toEqual([null]);
    await billAt(db(), "2026-02-06T01:00:00Z");
    const { rows } = await db().execute(
      sql`select number, issued_on::text, due_on::text from invoices where customer_id = ${customerId}`,
    );
    expect(rows).toEqual([{ number: "INV-000001", issued_on: "2026-02-06", due_on: "2026-02-21" }]);
  });

  it("end when somebody approves it", async () => {
    await review(5);
    const { customerId } = await subscribed("10");
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    const approve = () => approveInvoice(at("2026-02-02T10:00:00Z"), { invoiceId: invoice?.id ?? 0 });
    expect(await approve()).toMatchObject({ number: "INV-000001" });
    expect(await approve()).toMatchObject({ number: "INV-000001" });
  });

  it("MON-7 hold what is three times the usual for a person, even after a year", async () => {
    const { customerId, planId } = await subscribed("10");
    await billAt(db(), "2026-03-01T03:00:00Z");
    await db().update(planFees).set({ fee: "31" }).where(sql`plan_id = ${planId}`);
    await billAt(db(), "2026-04-01T03:00:00Z");
    await billAt(db(), "2026-04-20T03:00:00Z");
    const { rows } = await db().execute<{ review: string; hold_reason: string }>(
      sql`select review, hold_reason from invoices where customer_id = ${customerId} order by id`,
    );
    expect(rows.map(({ review: state }) => state)).toEqual(["issued", "issued", "under_review"]);
    expect(rows[2]?.hold_reason).toContain("31.00");
  });

  it("N-1 fifty approved at once have fifty numbers that follow each other", async () => {
    await review(5);
    for (let n = 0; n < 50; n++) await subscribed("10");
    await billAt(db(), "2026-02-01T03:00:00Z");
    const { rows } = await db().execute<{ id: number }>(sql`select id::int from invoices`);
    await Promise.all(rows.map(({ id }) => approveInvoice(at("2026-02-02T10:00:00Z"), { invoiceId: id })));
    const { rows: numbers } = await db().execute<{ number: string }>(
      sql`select number from invoices order by number`,
    );
    expect(numbers.map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, n) => `INV-${String(n + 1).padStart(6, "0")}`),
    );
  });

  it("MON-7 a run stops by itself when prices went wrong, says so, and goes on once somebody has looked", async () => {
    const both = [await subscribed("10"), await subscribed("10"), await subscribed("10")];
    await billAt(db(), "2026-03-01T03:00:00Z");
    await db().update(planFees).set({ fee: "16" });
    const [runId = 0] = await billAt(db(), "2026-04-01T03:00:00Z", 1);
    const run = await getRun(at("2026-04-01T04:00:00Z"), { runId });
    expect(run).toMatchObject({ state: "paused", left: 2 });
    expect(run.pauseReason).toContain("16.00, more than 1.5 times their 10.00");
    await resumeRun(at("2026-04-01T05:00:00Z"), { runId });
    await workOnRun(() => systemContext(db(), { now: new Date("2026-04-01T05:00:00Z") }), runId, { size: 1 });
    expect(await getRun(at("2026-04-01T06:00:00Z"), { runId })).toMatchObject({ state: "finished", left: 0 });
    for (const { customerId } of both) expect((await invoicesOf(customerId)).at(-1)?.total).toBe("16.00");
  });

  it("MON-7 (control) a base that grows, and first months cut short, stop nothing", async () => {
    await subscribed("10", "2026-01-25");
    await billAt(db(), "2026-02-01T03:00:00Z");
    for (let n = 0; n < 4; n++) await subscribed("10", "2026-02-01");
    const [runId = 0] = await billAt(db(), "2026-03-01T03:00:00Z", 1);
    expect(await getRun(at("2026-03-01T04:00:00Z"), { runId })).toMatchObject({ state: "finished", left: 0 });
  });
});
