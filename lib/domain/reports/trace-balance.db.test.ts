import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { makeTransaction, revertXdr } from "@/lib/domain/billing";
import { told } from "@/lib/testing/billing-story";
import { makeCustomer } from "@/lib/testing/subscription-story";
import { staff, tellTraces } from "@/lib/testing/trace-story";
import { exportTrace, traceBalance, traceCustomer } from "./index";

tellTraces();

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
