import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { adjustInvoice, makeTransaction, revertXdr } from "@/lib/domain/billing";
import { makeContext } from "@/lib/kernel/context";
import { billAt } from "@/lib/testing/billing-clock";
import { subscribed, told } from "@/lib/testing/billing-story";
import { collectAt, collectingClass, debtorOf, issueInvoice } from "@/lib/testing/collection-story";
import {
  actingFor,
  adminContext,
  customerContext,
  distributorContext,
  resellerContext,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeCustomer } from "@/lib/testing/subscription-story";
import { exportTrace, traceBalance, traceCustomer, traceInvoice } from "./index";

let world: World;

beforeAll(async () => {
  world = await testWorld(db());
  told.estate = world.house;
});

/** Someone of the operator's staff, by name, at a moment. */
function staff(name: string, moment = "2026-10-20T09:00:00Z") {
  const ctx = adminContext(db(), { now: new Date(moment) });
  const actor = { ...ctx.actor, name, person: { userId: 1, name, login: name, realm: "admin" as const } };
  return makeContext({ ...ctx, actor } as never);
}

const ownOf = (customerId: number) => ({
  customerId,
  resellerId: told.estate.resellerId,
  distributorId: told.estate.distributorId,
});
const asCustomer = (customerId: number, moment = "2026-10-20T09:00:00Z") =>
  customerContext(db(), ownOf(customerId), { now: new Date(moment) });

/** John's invoice for September, 100.00, issued on 1 October and due on the 16th. */
async function september() {
  const { customerId } = await subscribed("100", "2026-09-01");
  await billAt(db(), "2026-10-01T06:00:00Z");
  const { rows } = await db().execute<{ id: string; number: string }>(
    sql`select id, number from invoices where customer_id = ${customerId}`,
  );
  return { customerId, invoiceId: Number(rows[0]?.id), number: rows[0]?.number ?? "" };
}

const changesOf = (
  events: { label: string; before: string | null; after: string | null; running: string | null }[],
) =>
  events.map(
    ({ label, before, after, running }) => `${label}: ${before ?? "–"} → ${after ?? "–"}, ${running} left`,
  );

describe("T-W: invoice 100, adjusted by 30, paid 60", () => {
  it("lists generation, adjustment and payment in order, with who did each and what was left (G2)", async () => {
    const { customerId, invoiceId, number } = await september();
    await adjustInvoice(staff("Carla Clerk", "2026-10-02T10:00:00Z"), {
      invoiceId,
      amount: "30",
      visibleComment: "As agreed by phone",
      internalComment: "Ticket 4711: agreed to take off 30.00",
    });
    await makeTransaction(staff("Paul Teller", "2026-10-03T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "60",
    });
    const { events, conclusion, before, invoice } = await traceInvoice(staff("Anna Admin"), { invoiceId });
    const money = events.filter(({ label }) => !/status/i.test(label));
    expect(changesOf(money)).toEqual([
      "Invoice: – → –, 100.00 left",
      "Adjustments: 0.00 → 30.00, 70.00 left",
      "Amount paid: 0.00 → 60.00, 10.00 left",
    ]);
    expect(money.slice(1).map(({ who }) => who.name)).toEqual(["Carla Clerk", "Paul Teller"]);
    expect(money[0]?.who.realm).toBe("system");
    expect(money[1]?.text).toBe(
      `Adjustments changed from 0.00 to 30.00 (increased by 30.00). Adjustment – from an adjustment of the invoice (xDR id ${money[1]?.xdrId}).`,
    );
    expect(money[2]?.text).toBe(
      `Amount paid changed from 0.00 to 60.00 (increased by 60.00). Payments source – from customer payment transaction (xDR id ${money[2]?.xdrId}).`,
    );
    // When it happened, not when the log was written.
    expect(money.map(({ day }) => day)).toEqual(["2026-10-01", "2026-10-02", "2026-10-03"]);
    expect(money[2]?.at.toISOString()).toBe("2026-10-03T10:00:00.000Z");
    expect(before).toBeNull();
    expect(invoice).toMatchObject({ outstanding: "10.00", status: "overdue", number });
    expect(conclusion).toBe(
      `10.00 USD of invoice ${number} is still to be paid. It was to be paid by 16 October 2026.`,
    );
  });

  it("goes on to partially paid, and to overdue on the day after the due date, each with its cause (T-W, G2)", async () => {
    const { customerId, invoiceId } = await september();
    await adjustInvoice(staff("Carla Clerk", "2026-10-02T10:00:00Z"), { invoiceId, amount: "30" });
    const { xdrId } = await makeTransaction(staff("Paul Teller", "2026-10-03T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "60",
    });
    await collectAt("2026-10-16T12:00:00Z");
    expect((await traceInvoice(staff("Anna Admin"), { invoiceId })).events).toHaveLength(4);
    await collectAt("2026-10-17T12:00:00Z");
    await collectAt("2026-10-18T12:00:00Z");
    const { events } = await traceInvoice(staff("Anna Admin"), { invoiceId });
    expect(events.map(({ day, text, running }) => `${day} ${running} ${text}`)).toEqual([
      expect.stringMatching(
        /^2026-10-01 100\.00 Invoice .* generated: total 100\.00, amount due 100\.00\. Bill run \(bill run id \d+\)\.$/,
      ),
      expect.stringMatching(
        /^2026-10-02 70\.00 Adjustments changed from 0\.00 to 30\.00 \(increased by 30\.00\)\. Adjustment – /,
      ),
      `2026-10-03 10.00 Amount paid changed from 0.00 to 60.00 (increased by 60.00). Payments source – from customer payment transaction (xDR id ${xdrId}).`,
      `2026-10-03 10.00 Payment status changed from Unpaid to Partially paid. Payments source – from customer payment transaction (xDR id ${xdrId}).`,
      "2026-10-17 10.00 Payment status changed from Partially paid to Overdue. Due date – passed (due on 2026-10-16).",
    ]);
    const told = (await traceInvoice(asCustomer(customerId), { invoiceId })).events.map(({ text }) => text);
    expect(told.slice(-2)).toEqual([
      "The invoice is partly paid. 10.00 USD is still to be paid.",
      "The invoice became overdue. 10.00 USD is still to be paid.",
    ]);
  });

  it("shows a wrong adjustment for what it is: what was booked beside what was agreed, and by whom", async () => {
    const { customerId, invoiceId } = await september();
    await adjustInvoice(staff("Carla Clerk", "2026-10-02T10:00:00Z"), {
      invoiceId,
      amount: "3",
      internalComment: "Ticket 4711: agreed to take off 30.00",
    });
    await makeTransaction(staff("Paul Teller"), { customerId, transaction: "manual_payment", amount: "70" });
    const { events } = await traceInvoice(staff("Anna Admin"), { invoiceId });
    expect(events.find(({ label }) => label === "Adjustments")).toMatchObject({
      after: "3.00",
      delta: "3.00",
      running: "97.00",
      reason: "Ticket 4711: agreed to take off 30.00",
      who: { name: "Carla Clerk", realm: "admin", onBehalfOf: null },
    });
  });

  it("tells the customer in plain words why 10 is still owed, and nothing that staff wrote", async () => {
    const { customerId, invoiceId, number } = await september();
    await adjustInvoice(staff("Carla Clerk", "2026-10-02T10:00:00Z"), {
      invoiceId,
      amount: "30",
      visibleComment: "As agreed by phone",
      internalComment: "He is difficult",
    });
    await makeTransaction(staff("Paul Teller", "2026-10-03T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "60",
    });
    const seen = await traceInvoice(asCustomer(customerId), { invoiceId });
    const texts = seen.events.filter(({ label }) => !/status/i.test(label)).map(({ text }) => text);
    expect(texts).toEqual([
      `Invoice ${number} of 100.00 USD was issued on 1 October 2026.`,
      "We took 30.00 USD off the invoice on 2 October 2026.",
      "You paid 60.00 USD on 3 October 2026.",
    ]);
    expect(seen.conclusion).toContain("10.00 USD of invoice");
    const said = JSON.stringify(seen);
    for (const secret of ["difficult", "Carla", "Paul", "billing."]) expect(said).not.toContain(secret);
    expect(seen.events.map(({ who }) => who.name)).toContain("Our staff");
    expect(said).toContain("As agreed by phone");
  });

  it("speaks the customer's language", async () => {
    const { customerId, invoiceId } = await september();
    await db().execute(sql`update customers set language = 'es' where id = ${customerId}`);
    await makeTransaction(staff("Paul", "2026-10-03T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "60",
    });
    const { events } = await traceInvoice(asCustomer(customerId), { invoiceId });
    expect(events.map(({ text }) => text)).toContain("Usted pagó 60,00 USD el 3 de octubre de 2026.");
  });
});

describe("a balance's trace", () => {
  it("reads word for word as the seed has it, with this payment's own xDR id (G3)", async () => {
    const customerId = await makeCustomer(db(), told.estate, "Seed");
    const pay = (amount: string) =>
      makeTransaction(staff("Anna Admin"), { customerId, transaction: "manual_payment", amount });
    await pay("10");
    const { xdrId } = await pay("60");
    const { events } = await traceCustomer(staff("Anna Admin"), { customerId, about: "unallocated" });
    expect(events.at(-1)?.text).toBe(
      `Unallocated payments changed from 10.00 to 70.00 (increased by 60.00). Payments source – from customer payment transaction (xDR id ${xdrId}).`,
    );
    expect(events.at(-1)?.who.name).toBe("Anna Admin");
  });

  it("goes back page by page, and every page begins with what stood before it", async () => {
    const customerId = await makeCustomer(db(), told.estate, "Pages");
    for (let n = 1; n <= 7; n++)
      await makeTransaction(staff(`Clerk ${n}`), {
        customerId,
        transaction: "manual_charge",
        amount: "1",
        service: "voice",
      });
    const newest = await traceBalance(staff("Anna"), { customerId, pageSize: 3 });
    expect(newest.events.map(({ running, who }) => [running, who.name])).toEqual([
      ["5.00", "Clerk 5"],
      ["6.00", "Clerk 6"],
      ["7.00", "Clerk 7"],
    ]);
    expect(newest).toMatchObject({
      before: { balance: "4.00", movements: 4 },
      earlier: 4,
      later: null,
      conclusion: "7.00 USD is owed.",
    });
    const older = await traceBalance(staff("Anna"), {
      customerId,
      pageSize: 3,
      until: newest.earlier ?? undefined,
    });
    expect(older).toMatchObject({ before: { balance: "1.00", movements: 1 }, earlier: 1, later: 7 });
    const first = await traceBalance(staff("Anna"), {
      customerId,
      pageSize: 3,
      until: older.earlier ?? undefined,
    });
    expect(first).toMatchObject({ before: null, earlier: null });
    expect(first.events).toHaveLength(1);
  });

  it("leaves out what moved nothing, and pages past it", async () => {
    const customerId = await makeCustomer(db(), told.estate, "Free");
    await db().execute(sql`
      insert into xdrs (customer_id, reseller_id, distributor_id, position, kind, service, amount, currency, balance_after, occurred_at, day)
      select ${customerId}::bigint, 0, ${told.estate.distributorId}::bigint, n, 'call', 'voice', case when n in (1, 9) then 1 else 0 end,
        'USD', case when n < 9 then 1 else 2 end, now(), '2026-10-01' from generate_series(1, 10) n`);
    await db().execute(
      sql`insert into customer_balances (customer_id, balance, position) values (${customerId}, 2, 10)`,
    );
    const newest = await traceBalance(staff("Anna"), { customerId, pageSize: 1 });
    expect(newest).toMatchObject({ before: { balance: "1.00" }, earlier: 8, later: null });
    expect(newest.events.map(({ running }) => running)).toEqual(["2.00"]);
    const older = await traceBalance(staff("Anna"), { customerId, pageSize: 1, until: 8 });
    expect(older).toMatchObject({ before: null, earlier: null, later: 9 });
    expect(older.events.map(({ running }) => running)).toEqual(["1.00"]);
  });

  it("says what a reversal takes back, and who did it on whose behalf", async () => {
    const customerId = await makeCustomer(db(), told.estate, "Back");
    const { xdrId } = await makeTransaction(staff("Anna"), {
      customerId,
      transaction: "manual_payment",
      amount: "5",
    });
    await revertXdr(staff("Otto"), { xdrId, reason: "It was somebody else's money" });
    const { events } = await traceBalance(staff("Anna"), { customerId });
    expect(events.at(-1)).toMatchObject({
      text: `Balance changed from −5.00 to 0.00 (increased by 5.00). Payments source – from taking back xDR ${xdrId} (xDR id ${events.at(-1)?.xdrId}).`,
      reason: "It was somebody else's money",
      who: { name: "Otto" },
    });
  });

  it("stays one walk of an index for a customer with 100,000 xDRs", async () => {
    const customerId = await makeCustomer(db(), told.estate, "Long");
    await db().execute(sql`
      insert into xdrs (customer_id, reseller_id, distributor_id, position, kind, service, amount, currency, balance_after, occurred_at, day)
      select ${customerId}::bigint, 0, ${told.estate.distributorId}::bigint, n, 'call', 'voice', 0.01, 'USD', n * 0.01, now(), '2026-10-01'
      from generate_series(1, 100000) n`);
    await db().execute(
      sql`insert into customer_balances (customer_id, balance, position) values (${customerId}, 1000, 100000)`,
    );
    await db().execute(sql`analyze xdrs`);
    await db().execute(sql`
      insert into audit_log (kind, action, actor_realm, actor_name, entity_type, entity_id, customer_id)
      select 'read', 'customer.get', 'admin', 'Reader', 'customer', ${customerId}::bigint, ${customerId}::bigint from generate_series(1, 20000)`);
    await db().execute(sql`analyze audit_log`);
    const began = performance.now();
    const page = await traceBalance(staff("Anna"), { customerId });
    const middle = await traceBalance(staff("Anna"), { customerId, until: 50_000 });
    await traceCustomer(staff("Anna"), { customerId, about: "unallocated" });
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(page.before).toEqual({ balance: "999.50", movements: 99_950 });
    expect(middle.events.at(-1)).toMatchObject({ running: "500.00" });
  }, 60_000);

  it("goes into a file whole, newest first", async () => {
    const customerId = await makeCustomer(db(), told.estate, "File");
    for (const amount of ["1", "2"])
      await makeTransaction(staff("Anna"), {
        customerId,
        transaction: "manual_charge",
        amount,
        service: "voice",
      });
    const { columns, rows } = await exportTrace(staff("Anna"), { about: "balance", customerId });
    const lines: string[][] = [];
    for await (const line of rows) lines.push(line);
    const after = columns.indexOf("After it");
    expect(lines.map((line) => line[after])).toEqual(["3.00", "1.00"]);
  });
});

describe("an invoice's trace in pages", () => {
  it("carries what was left to pay from page to page", async () => {
    const { customerId, invoiceId } = await september();
    for (let n = 0; n < 5; n++)
      await makeTransaction(staff("Anna"), { customerId, transaction: "manual_payment", amount: "10" });
    const whole = await traceInvoice(staff("Anna"), { invoiceId });
    const lefts = whole.events.map(({ running }) => running);
    const newest = await traceInvoice(staff("Anna"), { invoiceId, pageSize: 2 });
    const older = await traceInvoice(staff("Anna"), { invoiceId, pageSize: 2, cursor: newest.earlier });
    expect([...older.events, ...newest.events].map(({ running }) => running)).toEqual(lefts.slice(-4));
    expect(newest.before).toBe(older.events.at(-1)?.running);
    const back = await traceInvoice(staff("Anna"), {
      invoiceId,
      pageSize: 2,
      cursor: older.later,
      direction: "prev",
    });
    expect(back.events.map(({ key }) => key)).toEqual(newest.events.map(({ key }) => key));
  });
});

describe("a customer's status", () => {
  it("is traced to the invoice that suspended the services and the payment that brought them back, each on its day", async () => {
    const settings = {
      thresholds: { USD: "10" },
      tellOverdue: "on",
      suspend: { days: "14", notices: "7,1" },
    };
    const customerId = await debtorOf(await collectingClass(settings));
    const invoiceId = await issueInvoice(customerId, "50.00", "2026-07-31", "2026-07-01T08:00:00Z");
    for (const day of ["08-01", "08-07", "08-13", "08-14"]) await collectAt(`2026-${day}T12:00:00Z`);
    const { xdrId } = await makeTransaction(staff("Paul Teller", "2026-08-20T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "50",
    });
    const { events } = await traceCustomer(staff("Anna", "2026-08-21T10:00:00Z"), {
      customerId,
      about: "status",
    });
    expect(events.map(({ day, text }) => `${day} ${text}`)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^2026-08-14 Suspended changed from no to yes\\. Invoice – .* \\(invoice id ${invoiceId}\\)\\.$`,
        ),
      ),
      `2026-08-20 Suspended changed from yes to no. Payments source – from customer payment transaction (xDR id ${xdrId}).`,
    ]);
    const told = await traceCustomer(asCustomer(customerId), { about: "status" });
    expect(told.events.map(({ text }) => text)).toEqual([
      "Your services were suspended because an invoice is overdue.",
      "Your services are back on.",
    ]);
  });
});

describe("who may ask why", () => {
  it("shows a reseller its own tree alone, a customer itself, a distributor nothing", async () => {
    const { a, b } = world;
    await makeTransaction(staff("Anna"), {
      customerId: a.customerId,
      transaction: "manual_charge",
      amount: "1",
      service: "voice",
    });
    const reseller = resellerContext(db(), a.resellerId);
    expect((await traceBalance(reseller, { customerId: a.customerId })).events).toHaveLength(1);
    await expect(traceBalance(reseller, { customerId: b.customerId })).rejects.toMatchObject({
      code: "not_found",
    });
    const customer = customerContext(db(), a.customer);
    expect((await traceBalance(customer, {})).customer.id).toBe(a.customerId);
    await expect(traceBalance(customer, { customerId: b.customerId })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      traceBalance(distributorContext(db(), a.customer), { customerId: a.customerId }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("writes down that staff looked, also on a customer's behalf", async () => {
    const { a } = world;
    const looks = async () =>
      (
        await db().execute<{ n: number }>(
          sql`select count(*)::int as n from audit_log where action = 'trace.balance'`,
        )
      ).rows[0]?.n ?? 0;
    const before = await looks();
    await traceBalance(customerContext(db(), a.customer), {});
    expect(await looks()).toBe(before);
    await traceBalance(actingFor(customerContext(db(), a.customer), "admin"), {});
    expect(await looks()).toBe(before + 1);
  });
});
