import { eq, sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { customers } from "@/db/schema";
import { forgetEnv } from "./env";
import { keptStatement, prepared } from "./prepared";

afterEach(() => {
  delete process.env.DB_KEEP_PLANS;
  forgetEnv();
});

/** Both ways in one transaction, and how many prepared statements its connection has then. */
const ask = () =>
  db().transaction(async (tx) => {
    await tx.execute(sql`deallocate all`);
    await prepared(tx.select({ id: customers.id }).from(customers));
    const one = tx
      .select({ id: customers.id })
      .from(customers)
      .where(eq(customers.id, sql.placeholder("id")));
    expect(await keptStatement(tx, "one customer, for a test", () => one, { id: 1 })).toEqual([]);
    const { rows } = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from pg_prepared_statements`,
    );
    return rows[0]?.n;
  });

test("DB_KEEP_PLANS=off leaves nothing on a connection that the next one would have to find", async () => {
  process.env.DB_KEEP_PLANS = "off";
  forgetEnv();
  expect(await ask()).toBe(0);
});

test("otherwise each statement is kept under its name", async () => {
  expect(await ask()).toBe(2);
});
