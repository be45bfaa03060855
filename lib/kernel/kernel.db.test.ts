import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { auditLog, customers } from "@/db/schema";
import { conflict } from "@/lib/platform/errors";
import {
  actingFor,
  adminContext,
  anonymousContext,
  customerContext,
  resellerContext,
  systemContext,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { operation } from "./operation";
import { query } from "./query";

let world: World;
beforeAll(async () => {
  world = await testWorld(db());
});

const rename = operation({
  name: "customer.rename",
  permission: "customer:update",
  impersonation: "allow",
  input: z.object({ id: z.number(), city: z.string(), fail: z.boolean().default(false) }),
  async run(work, { id, city, fail }) {
    const [before] = await work.tx.select().from(customers).where(eq(customers.id, id)).for("update");
    await work.tx.update(customers).set({ city }).where(eq(customers.id, id));
    if (!before) throw conflict("gone");
    work.audit.changed({ type: "customer", id, name: before.name, customerId: id }, before, { city });
    if (fail) throw conflict("changed my mind");
    return { city };
  },
});

const silent = operation({
  name: "customer.silent",
  permission: "customer:update",
  impersonation: "allow",
  input: z.object({ id: z.number() }),
  async run(work, { id }) {
    await work.tx.update(customers).set({ city: "unlogged" }).where(eq(customers.id, id));
    return {};
  },
});

const look = query({
  name: "customer.look",
  permission: "customer:read",
  impersonation: "allow",
  input: z.object({ id: z.number() }),
  reads: ({ id }) => ({ type: "customer", id, customerId: id }),
  run: async (_read, { id }) => ({ id }),
});

const cityOf = async (id: number) =>
  (await db().select().from(customers).where(eq(customers.id, id)))[0]?.city;
const rowsOf = (action: string) => db().select().from(auditLog).where(eq(auditLog.action, action));

describe("an operation", () => {
  it("commits its change and its audit row together", async () => {
    await rename(adminContext(db()), { id: world.a.customerId, city: "Lima" });
    const rows = await rowsOf("customer.rename");
    expect(await cityOf(world.a.customerId)).toBe("Lima");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      property: "city",
      before: "CANARY_A city",
      after: "Lima",
      actorName: "Test admin",
    });
  });

  it("leaves neither when it fails", async () => {
    const before = await rowsOf("customer.rename");
    const input = { id: world.a.customerId, city: "Quito", fail: true };
    await expect(rename(adminContext(db()), input)).rejects.toThrow("changed my mind");
    expect(await cityOf(world.a.customerId)).toBe("Lima");
    expect(await rowsOf("customer.rename")).toHaveLength(before.length);
  });

  it("does not commit without an audit row", async () => {
    await expect(silent(adminContext(db()), { id: world.a.customerId })).rejects.toThrow(
      "without an audit row",
    );
    expect(await cityOf(world.a.customerId)).toBe("Lima");
  });

  it("shows in a dry run what would happen, and keeps none of it", async () => {
    const { output, audit } = await rename.dryRun(adminContext(db()), {
      id: world.a.customerId,
      city: "Bogotá",
    });
    expect(output).toEqual({ city: "Bogotá" });
    expect(audit).toMatchObject([{ property: "city", before: "Lima", after: "Bogotá" }]);
    expect(await cityOf(world.a.customerId)).toBe("Lima");
  });

  it("records who was refused, and refuses before it reads the input", async () => {
    const reader = adminContext(db(), { permissions: ["customer:read"] });
    await expect(rename(reader, { id: "nonsense" } as never)).rejects.toMatchObject({ code: "forbidden" });
    await expect(rename(anonymousContext(db()), { id: 1, city: "" })).rejects.toMatchObject({
      code: "unauthenticated",
    });
    const denied = (await rowsOf("customer.rename")).filter(({ outcome }) => outcome === "denied");
    expect(denied.map(({ actorRealm }) => actorRealm).sort()).toEqual(["admin", "anonymous"]);
  });

  it("says which field is wrong", async () => {
    const input = { id: world.a.customerId, city: 5 } as never;
    await expect(rename(adminContext(db()), input)).rejects.toMatchObject({
      code: "invalid",
      fields: { city: [expect.any(String)] },
    });
  });

  it("answers a repeated request with the first answer, and refuses the key for another one", async () => {
    const ctx = () => adminContext(db(), { idempotencyKey: "form-0001" });
    const input = { id: world.b.customerId, city: "Oslo" };
    await rename(ctx(), input);
    await rename(adminContext(db()), { ...input, city: "Bergen" });
    expect(await rename(ctx(), input)).toEqual({ city: "Oslo" });
    expect(await cityOf(world.b.customerId)).toBe("Bergen");
    await expect(rename(ctx(), { ...input, city: "Molde" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("runs a keyed request once, however many arrive at once", async () => {
    const before = (await rowsOf("customer.rename")).length;
    const ctx = () => adminContext(db(), { idempotencyKey: "form-0002" });
    const input = { id: world.b.customerId, city: "Tromsø" };
    const answers = await Promise.all(Array.from({ length: 6 }, () => rename(ctx(), input)));
    expect(answers).toEqual(Array.from({ length: 6 }, () => ({ city: "Tromsø" })));
    expect((await rowsOf("customer.rename")).length - before).toBe(1);
  });

  it("names the real person and the one it was done for", async () => {
    const customer = customerContext(db(), world.a.customer, { permissions: ["customer:update" as never] });
    const acting = actingFor(customer, "admin");
    await rename(acting, { id: world.a.customerId, city: "Cusco" });
    const row = (await rowsOf("customer.rename")).at(-1);
    expect(row).toMatchObject({
      actorRealm: "admin",
      actorName: "Test admin",
      subjectRealm: "customer",
      subjectId: world.a.customerId,
      impersonationId: 1,
    });
  });

  it("runs again after a deadlock, so that both of two opposite orders get through", async () => {
    const both = operation({
      name: "customer.both",
      permission: "customer:update",
      impersonation: "allow",
      input: z.object({ first: z.number(), second: z.number() }),
      async run(work, { first, second }) {
        for (const id of [first, second]) {
          await work.tx.update(customers).set({ state: "both" }).where(eq(customers.id, id));
          await work.tx.execute(sql`select pg_sleep(0.05)`);
        }
        work.audit.event({ type: "customer", id: first });
        return "done";
      },
    });
    const ids = { first: world.a.customerId, second: world.b.customerId };
    const opposite = { first: ids.second, second: ids.first };
    const done = await Promise.all([both(adminContext(db()), ids), both(adminContext(db()), opposite)]);
    expect(done).toEqual(["done", "done"]);
  });
});

describe("a query", () => {
  const reads = async () => (await rowsOf("customer.look")).length;

  it("writes what staff look at before they see it, and nothing for people reading their own", async () => {
    await look(adminContext(db()), { id: world.a.customerId });
    await look(resellerContext(db(), world.a.resellerId), { id: world.a.customerId });
    expect(await reads()).toBe(2);
    await look(customerContext(db(), world.a.customer), { id: world.a.customerId });
    await look(systemContext(db()), { id: world.a.customerId });
    expect(await reads()).toBe(2);
    await look(actingFor(customerContext(db(), world.a.customer), "admin"), { id: world.a.customerId });
    expect(await reads()).toBe(3);
  });

  it("shows nothing when the log can't be written", async () => {
    await db().execute(
      sql`alter table audit_log add constraint closed check (action <> 'customer.look') not valid`,
    );
    await expect(look(adminContext(db()), { id: world.a.customerId })).rejects.toMatchObject({
      code: "unavailable",
    });
    await db().execute(sql`alter table audit_log drop constraint closed`);
  });
});

describe("the audit log", () => {
  it("refuses every change of a row, even to its owner", async () => {
    for (const statement of [
      sql`update audit_log set actor_name = 'nobody'`,
      sql`delete from audit_log`,
      sql`truncate audit_log`,
    ])
      await expect(db().execute(statement)).rejects.toMatchObject({
        cause: { message: expect.stringContaining("append-only") },
      });
  });
});
