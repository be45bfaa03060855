import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { accounts, auditLog, customers, products } from "@/db/schema";
import { markCustomerClosed } from "@/lib/domain/customers";
import type { Context } from "@/lib/kernel/context";
import { operation } from "@/lib/kernel/operation";
import { ALL_PERMISSIONS, type Permission } from "@/lib/kernel/permissions";
import {
  accountContext,
  adminContext,
  customerContext,
  distributorContext,
  resellerContext,
  systemContext,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as context from "./index";

let world: World;
const admin = () => adminContext(db());
const without = (permission: Permission) =>
  adminContext(db(), { permissions: ALL_PERMISSIONS.filter((one) => one !== permission) });
const reseller = (which: "a" | "b" = "a") => resellerContext(db(), world[which].resellerId);
const reason = "asked for by phone";
let count = 0;
type NewLine = Parameters<typeof context.createAccount>[1];
const newLine = (given: Partial<NewLine> = {}, ctx: Context = admin()) => {
  count += 1;
  return context.createAccount(ctx, {
    customerId: world.house.customerId,
    identifier: `47220000${count}`,
    productId: "",
    expiresOn: "",
    activatesOn: "",
    ...given,
  });
};
const rowOf = async (id: number) => (await db().select().from(accounts).where(eq(accounts.id, id)))[0];
const auditOf = (action: string, id: number) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityId, id)));
const asOperation = <Output>(run: Parameters<typeof operation<z.ZodObject, Output>>[0]["run"]) =>
  operation({
    name: "test.part",
    permission: "account:close",
    impersonation: "deny",
    input: z.object({}),
    run,
  })(admin(), {});

beforeAll(async () => {
  world = await testWorld(db());
});

describe("creating a line", () => {
  it("takes its owners from its customer and starts today in the customer's zone", async () => {
    await db()
      .update(customers)
      .set({ billingTimeZone: "Pacific/Auckland" })
      .where(eq(customers.id, world.a.customerId));
    const { accountId } = await newLine(
      { customerId: world.a.customerId, productId: world.a.productId },
      reseller(),
    );
    expect(await rowOf(accountId)).toMatchObject({
      resellerId: world.a.resellerId,
      distributorId: world.a.distributorId,
      activatesOn: "2026-03-16",
      role: "phone_line",
      billingModel: "credit",
    });
    expect(await context.getAccount(reseller(), { accountId })).toMatchObject({
      status: "active",
      productName: "CANARY_A product",
      currency: "USD",
    });
    expect(await auditOf("account.create", accountId)).toMatchObject([
      { customerId: world.a.customerId, resellerId: world.a.resellerId },
    ]);
  });

  it("refuses an identifier that any customer of the installation has", async () => {
    await newLine({ identifier: "Taken@example" });
    await expect(
      newLine({ identifier: "taken@EXAMPLE", customerId: world.b.customerId }),
    ).rejects.toMatchObject({
      code: "conflict",
      fields: { identifier: [expect.any(String)] },
    });
  });

  it.each([
    ["an identifier with a space", () => ({ identifier: "47 22" }), "identifier"],
    ["a product of another provider", () => ({ productId: world.a.productId }), "productId"],
    ["a product that is not there", () => ({ productId: 999_999 }), "productId"],
    ["an end before the start", () => ({ activatesOn: "2026-05-01", expiresOn: "2026-04-30" }), "expiresOn"],
  ])("refuses %s, on its field", async (_, given, field) => {
    await expect(newLine(given() as Partial<NewLine>)).rejects.toMatchObject({
      fields: { [field]: [expect.any(String)] },
    });
  });

  it("refuses an add-on as the main product, and one in another currency", async () => {
    const own = { currency: "USD", kind: "addon", name: "Add-on" };
    const [addon] = await db().insert(products).values(own).returning();
    const [foreign] = await db()
      .insert(products)
      .values({ ...own, kind: "main", name: "In euro", currency: "EUR" })
      .returning();
    for (const productId of [addon?.id, foreign?.id])
      await expect(newLine({ productId })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("batches", () => {
  const insert = operation({
    name: "test.insert",
    permission: "system",
    impersonation: "deny",
    input: z.object({ rows: z.array(z.object({ customerId: z.number(), identifier: z.string() })) }),
    run: (work, { rows }) => {
      work.audit.event({ type: "account", id: null });
      return context.insertAccounts(
        work,
        rows.map((row) => ({ ...row, activatesOn: "2026-01-01" })),
      );
    },
  });

  it("give ids in the order of their rows, each under its own customer", async () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({
      customerId: n % 2 ? world.a.customerId : world.b.customerId,
      identifier: `batch-${(n * 7919) % 200}`,
    }));
    const ids = await insert(systemContext(db()), { rows });
    for (const n of [0, 1, 77, 199])
      expect(await rowOf(ids[n] ?? 0)).toMatchObject({
        ...rows[n],
        resellerId: (n % 2 ? world.a : world.b).resellerId,
      });
  });

  it("write nothing when one identifier is taken or one customer is absent", async () => {
    const fresh = { customerId: world.a.customerId, identifier: "batch-fresh" };
    const taken = { customerId: world.a.customerId, identifier: "batch-0" };
    const nobody = { customerId: 99_999_999, identifier: "batch-other" };
    await expect(insert(systemContext(db()), { rows: [fresh, taken] })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(insert(systemContext(db()), { rows: [fresh, nobody] })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await context.listAccounts(admin(), { q: "batch-fresh" })).rows).toEqual([]);
  });
});

describe("changing a line", () => {
  it("touches only what is given, a row for each property", async () => {
    const { accountId } = await newLine({ name: "Desk", productId: world.house.productId });
    await context.updateAccount(admin(), { accountId, name: "Front desk" });
    expect(await rowOf(accountId)).toMatchObject({ name: "Front desk", productId: world.house.productId });
    expect(
      (await auditOf("account.update", accountId)).map((row) => [row.property, row.before, row.after]),
    ).toEqual([["name", "Desk", "Front desk"]]);
  });

  it("keeps its product while subscriptions of it are open", async () => {
    const { accountId } = world.a;
    await expect(context.updateAccount(reseller(), { accountId, productId: "" })).rejects.toMatchObject({
      code: "conflict",
      fields: { productId: [expect.any(String)] },
    });
  });

  it("saves no masks", async () => {
    const { accountId } = await newLine({ name: "Anna Nowak", email: "anna@example.com" });
    const ctx = without("pii:view");
    const seen = await context.getAccount(ctx, { accountId });
    const { identifier } = (await rowOf(accountId)) ?? { identifier: "" };
    expect([seen.identifier, seen.name, seen.email]).toEqual([
      `•••${identifier.slice(-2)}`,
      "A••• N•••",
      "a•••@•••.com",
    ]);
    await context.updateAccount(ctx, {
      accountId,
      identifier: seen.identifier,
      name: seen.name,
      expiresOn: "2027-01-01",
    });
    expect(await rowOf(accountId)).toMatchObject({ identifier, name: "Anna Nowak", expiresOn: "2027-01-01" });
  });

  it("blocks and unblocks, and shows what stands in the way first", async () => {
    const { accountId } = await newLine({ activatesOn: "2026-12-01" });
    const status = async () => (await context.getAccount(admin(), { accountId })).status;
    expect(await status()).toBe("not_yet_active");
    await context.blockAccount(admin(), { accountId, reason });
    expect(await status()).toBe("blocked");
    await expect(context.blockAccount(admin(), { accountId, reason })).rejects.toMatchObject({
      code: "conflict",
    });
    await context.unblockAccount(admin(), { accountId });
    expect(await status()).toBe("not_yet_active");
  });
});

describe("closing", () => {
  it("one line ends it for good, and takes the customer's lock before it", async () => {
    const { accountId } = await newLine();
    await asOperation((work) => context.markAccountClosed(work, accountId, reason));
    expect((await context.getAccount(admin(), { accountId })).status).toBe("closed");
    for (const refused of [
      () => context.updateAccount(admin(), { accountId, name: "x" }),
      () => context.blockAccount(admin(), { accountId, reason }),
      () => asOperation((work) => context.markAccountClosed(work, accountId, reason)),
    ])
      await expect(refused()).rejects.toMatchObject({ code: "conflict" });
  });

  it("all lines of a customer closes the open ones and leaves the neighbour's alone", async () => {
    const closed = await asOperation(async (work) => {
      await markCustomerClosed(work, world.b.customerId, reason);
      return context.closeAccountsOf(work, world.b.customerId, reason);
    });
    expect(closed.length).toBeGreaterThanOrEqual(2);
    const open = await db().execute(
      sql`select 1 from accounts where customer_id = ${world.b.customerId} and closed_at is null`,
    );
    expect(open.rows).toEqual([]);
    expect(await rowOf(world.a.accountId)).toMatchObject({ closedAt: null });
    expect(await auditOf("test.part", world.b.accountId)).toMatchObject([{ property: "closedAt", reason }]);
    await expect(newLine({ customerId: world.b.customerId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("rights and scope", () => {
  const calls = (
    accountId: number,
  ): Record<string, { permission: Permission; call: (ctx: Context) => Promise<unknown> }> => ({
    get: { permission: "account:read", call: (ctx) => context.getAccount(ctx, { accountId }) },
    update: {
      permission: "account:update",
      call: (ctx) => context.updateAccount(ctx, { accountId, name: "x" }),
    },
    block: { permission: "account:close", call: (ctx) => context.blockAccount(ctx, { accountId, reason }) },
    unblock: { permission: "account:close", call: (ctx) => context.unblockAccount(ctx, { accountId }) },
  });

  it.each(Object.keys(calls(0)))("%s is refused without its permission", async (name) => {
    const one = calls(world.a.accountId)[name];
    await expect(one?.call(without(one.permission))).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each(Object.keys(calls(0)))("%s answers for a neighbour's line as for none at all", async (name) => {
    const answer = async (accountId: number) =>
      calls(accountId)
        [name]?.call(reseller("b"))
        .then(
          () => "done",
          (error: { code: string; message: string }) => `${error.code} ${error.message}`,
        );
    const [theirs, absent] = [await answer(world.a.accountId), await answer(99_999_999)];
    expect(theirs).toBe(absent);
    expect(theirs).toMatch(/^not_found/);
  });

  it("a new line is not put under a neighbour's customer", async () => {
    await expect(newLine({ customerId: world.a.customerId }, reseller("b"))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it.each([
    ["a distributor", () => distributorContext(db(), world.a)],
    ["a customer", () => customerContext(db(), world.a.customer)],
  ])("%s sees the lines of its own", async (_, ctx) => {
    const { rows } = await context.listAccounts(ctx(), { pageSize: 100, q: "CANARY" });
    expect(rows.map(({ identifier }) => identifier)).toEqual(["CANARY_A-line-1", "CANARY_A-line-2"]);
    await expect(context.getAccount(ctx(), { accountId: world.b.accountId })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("a line sees itself, and not even its sister", async () => {
    const ctx = accountContext(db(), world.a.account);
    expect((await context.getAccount(ctx, {})).id).toBe(world.a.accountId);
    expect((await context.listAccounts(ctx, {})).rows.map(({ id }) => id)).toEqual([world.a.accountId]);
    await expect(context.getAccount(ctx, { accountId: world.a.secondAccountId })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the list", () => {
  const names = async (input: Parameters<typeof context.listAccounts>[1]) =>
    (await context.listAccounts(admin(), { pageSize: 100, ...input })).rows.map(
      ({ identifier }) => identifier,
    );

  it("finds by identifier, name and e-mail address, with wildcards as letters", async () => {
    await newLine({ identifier: "find_me", name: "Zelda", email: "zelda@castle.example" });
    await newLine({ identifier: "findxme", name: "Other" });
    expect(await names({ q: "FIND_ME" })).toEqual(["find_me"]);
    expect(await names({ q: "zelda" })).toEqual(["find_me"]);
    expect(await names({ q: "castle" })).toEqual(["find_me"]);
    expect(await names({ q: "%" })).toEqual([]);
    expect(await names({ q: "fi" })).toEqual(["find_me", "findxme"]);
  });

  it("narrows by customer, product, role and status", async () => {
    const { customerId } = world.a;
    await newLine({ identifier: "mobile-1", customerId, role: "mobile" });
    expect(await names({ customerId, role: "mobile" })).toEqual(["mobile-1"]);
    expect(await names({ customerId, productId: world.a.productId, q: "CANARY" })).toEqual([
      "CANARY_A-line-1",
      "CANARY_A-line-2",
    ]);
    expect(await names({ customerId, status: "closed" })).toEqual([]);
    expect(await names({ status: "closed", q: "CANARY" })).toEqual(["CANARY_B-line-1", "CANARY_B-line-2"]);
  });

  it.each([
    ["identifier", "asc", "identifier_key, id"],
    ["identifier", "desc", "identifier_key desc, id desc"],
    ["id", "desc", "id desc"],
  ] as const)("pages by %s %s, each line once, while others come in", async (sort, dir, order) => {
    const before = await db().execute<{ id: string }>(
      sql`select id from accounts order by ${sql.raw(order)}`,
    );
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof context.listAccounts>> = await context.listAccounts(admin(), {
        sort,
        dir,
        cursor,
        pageSize: 50,
      });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
      await newLine({ identifier: `!${sort}${dir}${seen.length}` });
    } while (cursor);
    const old = before.rows.map(({ id }) => Number(id));
    expect(seen.filter((id) => old.includes(id))).toEqual(old);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("holds no identifier in the cursors of those who may not see it, and pages all the same", async () => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof context.listAccounts>> = await context.listAccounts(
        without("pii:view"),
        { q: "batch-", cursor, pageSize: 50 },
      );
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
      expect(Buffer.from(cursor ?? "", "base64url").toString()).not.toContain("batch");
    } while (cursor);
    expect(seen).toEqual(
      (await context.listAccounts(admin(), { q: "batch-", pageSize: 100 })).rows
        .map(({ id }) => id)
        .concat(seen.slice(100)),
    );
    expect(seen).toHaveLength(200);
  });

  it("offers eight while typing", async () => {
    const { rows } = await context.searchAccounts(admin(), { q: "batch-1" });
    expect(rows).toHaveLength(8);
    expect((await context.searchAccounts(reseller("a"), { q: "CANARY_B" })).rows).toEqual([]);
  });
});
