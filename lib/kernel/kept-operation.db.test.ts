import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Connection, connect } from "@/db/client";
import { auditLog, customers } from "@/db/schema";
import { env } from "@/lib/platform/env";
import { adminContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { operation } from "./operation";

let one: Connection;
let world: World;

/** Tells which of its connection's statements were kept before it began. */
const move = operation({
  name: "customer.test_move",
  permission: "customer:update",
  impersonation: "allow",
  plans: "kept",
  input: z.object({ city: z.string() }),
  async run(work, { city }) {
    const id = world.a.customerId;
    const { rows } = await work.tx.execute<{ statement: string }>(
      sql`select statement from pg_prepared_statements`,
    );
    await work.tx.update(customers).set({ city }).where(eq(customers.id, id));
    work.audit.property({ type: "customer", id }, "city", "", city);
    return rows.map(({ statement }) => statement.trim().split(" ").slice(0, 3).join(" "));
  },
});

const cityOf = async () =>
  (await one.db.select().from(customers).where(eq(customers.id, world.a.customerId)))[0]?.city;

beforeAll(async () => {
  one = connect(env().DATABASE_URL, { max: 1 });
  world = await testWorld(one.db);
});
afterAll(() => one.close());

it("keeps the plans of its own statements and of the runner's", async () => {
  await move(adminContext(one.db), { city: "Lima" });
  const kept = await move(adminContext(one.db), { city: "Quito" });
  expect(kept).toEqual(expect.arrayContaining(['update "customers" set', "insert into audit_log"]));
  const rows = await one.db.select().from(auditLog).where(eq(auditLog.action, "customer.test_move"));
  expect(rows.map(({ after }) => after).sort()).toEqual(["Lima", "Quito"]);
});

it("answers a repeated request with the first answer", async () => {
  const options = { idempotencyKey: "kept once" };
  const first = await move(adminContext(one.db, options), { city: "Cusco" });
  expect(await move(adminContext(one.db, options), { city: "Cusco" })).toEqual(first);
});

it("keeps nothing of a dry run", async () => {
  const { audit } = await move.dryRun(adminContext(one.db), { city: "Bogotá" });
  expect(audit).toMatchObject([{ property: "city", after: "Bogotá" }]);
  expect(await cityOf()).toBe("Cusco");
});
