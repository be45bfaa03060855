import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customerBalances, customers } from "@/db/schema";
import { raiseCreditLimitTemporarily, setCreditLimit } from "@/lib/domain/customers";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { outboxOf } from "@/lib/testing/mail-story";
import { tellCreditMoved } from "./tell-credit";

let estate: Estate;
let customerId: number;
const NOON = Date.parse("2026-03-15T12:00:00Z");
const MINUTE = 60_000;
const reason = "Agreed";

const runAt = (ms: number, size?: number) =>
  tellCreditMoved(() => systemContext(db(), { now: new Date(ms) }), { size });
const owes = (balance: string, id = customerId) =>
  db()
    .insert(customerBalances)
    .values({ customerId: id, balance })
    .onConflictDoUpdate({ target: customerBalances.customerId, set: { balance } });
const heard = async (id = customerId) => (await outboxOf(id)).map(({ type }) => type);
const values = async () =>
  (
    await db().execute<{ values: unknown }>(
      sql`select values from outbox where customer_id = ${customerId} order by id`,
    )
  ).rows.map((row) => row.values);

async function another(given: Partial<typeof customers.$inferInsert> = {}): Promise<number> {
  const [row] = await db()
    .insert(customers)
    .values({
      resellerId: estate.resellerId,
      distributorId: estate.distributorId,
      classId: estate.classId,
      name: `Customer ${crypto.randomUUID()}`,
      email: "who@example.com",
      currency: "USD",
      creditLimit: "50",
      ...given,
    })
    .returning();
  return row!.id;
}

beforeAll(async () => {
  estate = (await testWorld(db())).house;
});
/** Postpaid, limit 50, warned at 80 % of it. */
beforeEach(async () => {
  customerId = await another();
  await setCreditLimit(adminContext(db()), {
    customerId,
    creditLimit: "50",
    warnings: [{ unit: "percent", value: "80" }],
    reason,
  });
});

describe("a credit limit that comes near", () => {
  it("is told once although the job runs every five minutes for a day, and again after being back below", async () => {
    await owes("39.99");
    await runAt(NOON);
    expect(await heard()).toEqual([]);
    await owes("42");
    for (let n = 0; n < 288; n++) await runAt(NOON + n * 5 * MINUTE);
    expect(await heard()).toEqual(["credit_warning"]);
    await owes("10");
    await runAt(NOON + 1500 * MINUTE);
    expect(await heard()).toEqual(["credit_warning"]);
    await owes("45");
    await runAt(NOON + 1505 * MINUTE);
    await runAt(NOON + 1510 * MINUTE);
    expect(await heard()).toEqual(["credit_warning", "credit_warning"]);
    expect(await values()).toEqual([
      { limit: "50.00", left: "8.00" },
      { limit: "50.00", left: "5.00" },
    ]);
  });

  it("and is then reached is told of both, one after the other, or of the limit alone when it is passed at once", async () => {
    await owes("42");
    await runAt(NOON);
    await owes("50");
    await runAt(NOON + MINUTE);
    await owes("60");
    await runAt(NOON + 2 * MINUTE);
    expect(await heard()).toEqual(["credit_warning", "credit_exceeded"]);
    const atOnce = await another();
    await owes("51", atOnce);
    await runAt(NOON);
    expect(await heard(atOnce)).toEqual(["credit_exceeded"]);
  });

  it("is measured with a temporary raise, and told when that is over, without a posting", async () => {
    await owes("42");
    await raiseCreditLimitTemporarily(adminContext(db(), { now: new Date(NOON) }), {
      customerId,
      amount: "25",
      unit: "fixed",
      until: "2026-03-16T12:00",
      reason,
    });
    await runAt(NOON + MINUTE);
    expect(await heard()).toEqual([]);
    await runAt(NOON + 1440 * MINUTE);
    expect(await heard()).toEqual(["credit_warning"]);
  });

  it("leaves no line in the audit log when there is nothing to tell", async () => {
    await owes("42");
    await runAt(NOON);
    const lines = () => db().$count(auditLog, eq(auditLog.action, "customer.tell_credit"));
    const before = await lines();
    expect(before).toBeGreaterThan(0);
    await runAt(NOON + 5 * MINUTE);
    expect(await lines()).toBe(before);
  });

  it("is told to everyone once, in chunks of any size and by two jobs at once", async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => another()));
    for (const id of ids) await owes("55", id);
    await Promise.all([runAt(NOON, 2), runAt(NOON, 3)]);
    await runAt(NOON + 5 * MINUTE, 2);
    for (const id of ids) expect(await heard(id)).toEqual(["credit_exceeded"]);
  });

  it("is not told to who is closed, or whose balance never moved", async () => {
    const closed = await another({ closedAt: new Date(NOON) });
    await owes("55", closed);
    const fresh = await another({ creditLimit: "0" });
    await owes("0", fresh);
    await runAt(NOON);
    expect([await heard(closed), await heard(fresh)]).toEqual([[], []]);
  });
});

describe("funds that run low", () => {
  it("are told once for each mark they fall below, and again after a top-up", async () => {
    await db()
      .update(customers)
      .set({ balanceControl: "prepaid", creditLimit: null })
      .where(eq(customers.id, customerId));
    const warnings = ["10", "5"].map((value) => ({ unit: "fixed" as const, value }));
    await setCreditLimit(adminContext(db()), { customerId, creditLimit: "", warnings, reason });
    for (const balance of ["-20", "-9", "-8", "-4", "1", "-50", "-7"]) {
      await owes(balance);
      await runAt(NOON);
    }
    expect(await heard()).toEqual(["funds_low", "funds_low", "funds_low"]);
    expect(await values()).toEqual([{ left: "9.00" }, { left: "4.00" }, { left: "7.00" }]);
  });
});

it("asks nothing of who posts: no index follows what a posting moves", async () => {
  const { rows } = await db().execute<{ indexname: string }>(
    sql`select indexname from pg_indexes where tablename = 'customer_balances'`,
  );
  expect(rows).toEqual([{ indexname: "customer_balances_pkey" }]);
});
