import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { makeTransaction } from "@/lib/domain/billing";
import { getBooks, requestBooksCheck } from "@/lib/domain/reports";
import { billAt } from "@/lib/testing/billing-clock";
import { at, pay, subscribed, told } from "@/lib/testing/billing-story";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { checkBooks } from "./check-books";

const context = () => systemContext(db(), { now: new Date("2026-03-20T02:53:00Z") });
const run = (statement: ReturnType<typeof sql>) => db().execute(statement);
/** Breaks what the database keeps by itself, as a fault in it would. */
const broken = (statement: ReturnType<typeof sql>) =>
  db().transaction(async (tx) => {
    const tables = ["xdrs", "invoices", "invoice_lines", "invoice_settlements"];
    for (const table of tables) await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
    await tx.execute(statement);
    for (const table of tables) await tx.execute(sql.raw(`alter table ${table} enable trigger user`));
  });
const foundBy = async () =>
  Object.fromEntries(
    (await checkBooks(context)).filter(({ count }) => count > 0).map((one) => [one.invariant, one.findings]),
  );

let customerId: number;

beforeAll(async () => {
  told.estate = (await testWorld(db())).house;
  ({ customerId } = await subscribed("100", "2026-01-01"));
  await billAt(db(), "2026-02-01T06:00:00Z");
  await billAt(db(), "2026-03-01T06:00:00Z");
  await pay(customerId, "60", "2026-03-05T10:00:00Z");
});

beforeEach(async () => {
  await run(sql`delete from book_checks`);
});

describe("the books", () => {
  it("balance after a month's business, and the page says when that was seen", async () => {
    expect(await foundBy()).toEqual({});
    const { last, running } = await getBooks(adminContext(db()), {});
    expect(last).toMatchObject({ discrepancies: 0, askedBy: "test", failure: "" });
    expect(last?.results).toHaveLength(15);
    expect(running).toBeNull();
  });

  it("are checked once, however many ask at a time", async () => {
    const first = await requestBooksCheck(adminContext(db()), {});
    expect(await requestBooksCheck(adminContext(db()), {})).toEqual(first);
    expect((await getBooks(adminContext(db()), {})).running).toMatchObject({
      id: first.checkId,
      askedBy: "Test admin",
    });
    await checkBooks(context, first.checkId);
    expect(await getBooks(adminContext(db()), {})).toMatchObject({
      running: null,
      last: { id: first.checkId },
    });
  });

  it("leave their result in the log", async () => {
    await checkBooks(context);
    const { rows } = await run(
      sql`select outcome from audit_log where action = 'books.finish' order by at desc, id desc limit 1`,
    );
    expect(rows).toEqual([{ outcome: "ok" }]);
  });
});

describe("a fault is found, and named with its rows", () => {
  it("I1: a reversal of another amount", async () => {
    const { xdrId } = await makeTransaction(at("2026-03-06T10:00:00Z"), {
      customerId,
      transaction: "manual_charge",
      amount: "5",
      service: "voice",
    });
    await broken(sql`insert into xdrs (customer_id, reseller_id, distributor_id, position, kind, service, amount, currency,
      balance_after, occurred_at, day, reverses) select customer_id, reseller_id, distributor_id, position + 1, kind, service,
      -4, currency, balance_after - 4, occurred_at, day, id from xdrs where id = ${xdrId}`);
    expect((await foundBy()).I1).toMatchObject([{ customerId, found: "takes back 5.00000 with -4.00000" }]);
    await broken(sql`delete from xdrs where reverses = ${xdrId}`);
  });

  it("I2: a balance that is not its journal", async () => {
    await run(sql`update customer_balances set balance = balance + 1 where customer_id = ${customerId}`);
    expect((await foundBy()).I2).toMatchObject([{ customerId }]);
    await run(sql`update customer_balances set balance = balance - 1 where customer_id = ${customerId}`);
  });

  it("I5 and I6: a younger invoice paid first, with more than the payment was", async () => {
    const { rows } = await run(sql`select id from invoices where customer_id = ${customerId} order by id`);
    const [, younger] = rows.map(({ id }) => Number(id));
    const { rows: paid } = await run(
      sql`select id from xdrs where customer_id = ${customerId} and kind = 'payment' limit 1`,
    );
    const xdrId = Number(paid[0]?.id);
    await broken(sql`insert into invoice_settlements (invoice_id, customer_id, kind, amount, xdr_id, created_at)
      values (${younger}, ${customerId}, 'payment', 20, ${xdrId}, now())`);
    const found = await foundBy();
    expect(found.I5).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ xdrId, found: "of 60.00000 there is used 80.00000" }),
      ]),
    );
    expect(found.I6).toMatchObject([{ customerId, invoiceId: younger, xdrId }]);
    await run(sql`insert into allocation_moves (customer_id, xdr_id, to_invoice_id, amount, reason, by_name, created_at)
      values (${customerId}, ${xdrId}, ${younger}, 20, 'asked for', 'Otto', now())`);
    expect((await foundBy()).I6).toBeUndefined();
    await run(sql`delete from allocation_moves`);
    await broken(sql`delete from invoice_settlements where amount = 20`);
  });

  it("I8 and I14: a period invoiced twice, in another currency", async () => {
    await broken(sql`insert into invoices select * from json_populate_recordset(null::invoices, (
      select json_agg(to_jsonb(i) || '{"id": 999999, "number": "X-1", "currency": "EUR", "period_from": "2026-02-10", "position_from": 900, "position_to": 901}') from (
        select * from invoices where customer_id = ${customerId} order by id desc limit 1) i)::json)`);
    const found = await foundBy();
    expect(found.I8).toEqual(
      expect.arrayContaining([expect.objectContaining({ customerId, invoiceId: 999_999 })]),
    );
    expect(found.I14).toMatchObject([{ invoiceId: 999_999, found: "in EUR, its customer in USD" }]);
    await broken(sql`delete from invoices where id = 999999`);
  });

  it("I12: a guard that is switched off", async () => {
    await run(sql`alter table invoice_lines disable trigger invoice_lines_append_only`);
    expect((await foundBy()).I12).toMatchObject([
      { found: "the trigger invoice_lines_append_only is switched off" },
    ]);
    await run(sql`alter table invoice_lines enable trigger invoice_lines_append_only`);
    expect(await foundBy()).toEqual({});
  });

  it("I15: a total with more decimals than its invoice", async () => {
    await broken(sql`update invoices set net = net + 0.001, total = total + 0.001, amount_due = amount_due + 0.001
      where id = (select max(id) from invoices where customer_id = ${customerId})`);
    expect(Object.keys(await foundBy())).toContain("I15");
    await broken(sql`update invoices set net = net - 0.001, total = total - 0.001, amount_due = amount_due - 0.001
      where id = (select max(id) from invoices where customer_id = ${customerId})`);
  });
});
