import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, auditLog, HOUSE, subscriptions } from "@/db/schema";
import { adminContext, customerContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as catalog from "./index";

let world: World;
const admin = () => adminContext(db());
const reseller = (which: "a" | "b" = "a") => resellerContext(db(), world[which].resellerId);
const values = (change: object = {}) => ({
  name: `Product ${Math.random()}`,
  kind: "main" as const,
  currency: "USD",
  ...change,
});
const add = async (change: object = {}, ctx = admin()) =>
  (await catalog.createProduct(ctx, values(change))).productId;
const get = (productId: number, ctx = admin()) => catalog.getProduct(ctx, { productId });
const auditOf = (action: string, id: number) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityId, id)));

beforeAll(async () => {
  world = await testWorld(db());
});

describe("creating a product", () => {
  it("keeps what a form sends, with the plan it brings", async () => {
    const productId = await add({
      kind: "addon",
      planId: String(world.house.planId),
      precedence: "10",
      infoUrl: "https://panda.example/essentials",
      description: "Two\nlines",
      hidden: "on",
    });
    expect(await get(productId)).toMatchObject({
      kind: "addon",
      resellerId: HOUSE,
      precedence: 10,
      hidden: true,
      plan: { name: "HOUSE plan", fees: [{ fee: "20.00" }] },
      usage: { accounts: { value: 0, exact: true }, subscriptions: { value: 0, exact: true } },
    });
    expect(await auditOf("product.create", productId)).toHaveLength(1);
  });

  it("gives a main product no precedence, and needs no plan", async () => {
    const productId = await add({ precedence: "7", planId: "" });
    expect(await get(productId)).toMatchObject({ precedence: 0, planId: null, plan: null });
  });

  it("takes a plan of its own owner and currency only", async () => {
    const foreign = add({ planId: world.a.planId });
    await expect(foreign).rejects.toMatchObject({ code: "invalid", fields: { planId: expect.anything() } });
    const { planId } = await catalog.createPlan(admin(), {
      name: "Soon gone",
      chargeModel: "at_end",
      currency: "USD",
      fees: [{ billingPeriod: "monthly", fee: "1" }],
    });
    await catalog.archivePlan(admin(), { planId });
    await expect(add({ planId })).rejects.toMatchObject({ fields: { planId: expect.anything() } });
  });

  it("hides a neighbour's plan from a reseller", async () => {
    const call = add({ planId: world.b.planId }, reseller("a"));
    await expect(call).rejects.toMatchObject({ code: "not_found", message: "This plan does not exist." });
  });

  it("takes only web addresses for more information", async () => {
    for (const infoUrl of ["javascript:alert(1)", "ftp://x.example", "panda.example", "https://"])
      await expect(add({ infoUrl })).rejects.toMatchObject({ fields: { infoUrl: expect.anything() } });
  });

  it("takes a name once under one owner, whatever its case", async () => {
    await add({ name: "Netflix" });
    await expect(add({ name: "NETFLIX" })).rejects.toMatchObject({ fields: { name: expect.anything() } });
    const theirs = await add({ name: "Netflix" }, reseller());
    expect((await get(theirs)).resellerId).toBe(world.a.resellerId);
  });
});

describe("changing a product", () => {
  it("leaves kind, currency and owner, and writes each change", async () => {
    const productId = await add({ name: "Before" });
    const sneaky = { kind: "addon", currency: "EUR", resellerId: world.a.resellerId };
    await catalog.updateProduct(admin(), { productId, ...sneaky, name: "After", endUserName: "Yours" });
    expect(await get(productId)).toMatchObject({
      kind: "main",
      currency: "USD",
      resellerId: HOUSE,
      name: "After",
    });
    const properties = (await auditOf("product.update", productId)).map((row) => row.property);
    expect(properties.sort()).toEqual(["endUserName", "name"]);
  });

  it("gives another plan to those who come, not to those who have it", async () => {
    const { planId } = await catalog.createPlan(admin(), {
      name: "Next generation",
      chargeModel: "at_end",
      currency: "USD",
      resellerId: world.a.resellerId,
      fees: [{ billingPeriod: "monthly", fee: "30" }],
    });
    await catalog.updateProduct(admin(), { productId: world.a.productId, name: "CANARY_A product", planId });
    expect((await get(world.a.productId)).plan?.id).toBe(planId);
    const [had] = await db().select().from(subscriptions).where(eq(subscriptions.id, world.a.subscriptionId));
    expect(had?.planId).toBe(world.a.planId);
  });

  it("keeps an archived plan it has, but takes no other archived one", async () => {
    const plan = {
      chargeModel: "at_end" as const,
      currency: "USD",
      fees: [{ billingPeriod: "monthly" as const, fee: "1" }],
    };
    const { planId } = await catalog.createPlan(admin(), { ...plan, name: "Shelved" });
    const productId = await add({ name: "Has it", planId });
    await catalog.archiveProduct(admin(), { productId });
    await catalog.archivePlan(admin(), { planId });
    await catalog.updateProduct(admin(), { productId, name: "Still has it", planId });
    const back = catalog.restoreProduct(admin(), { productId });
    await expect(back).rejects.toMatchObject({ fields: { planId: expect.anything() } });
    await catalog.restorePlan(admin(), { planId });
    await catalog.restoreProduct(admin(), { productId });
    expect((await get(productId)).archivedAt).toBeNull();
    expect(await auditOf("product.archive", productId)).toHaveLength(1);
    expect(await auditOf("product.restore", productId)).toHaveLength(1);
  });
});

describe("where a product is used", () => {
  it("counts open accounts and subscriptions, not closed ones", async () => {
    const usage = async () => (await get(world.b.productId)).usage;
    expect(await usage()).toMatchObject({ accounts: { value: 2 }, subscriptions: { value: 2 } });
    const closedAt = new Date();
    await db().update(subscriptions).set({ closedAt }).where(eq(subscriptions.id, world.b.subscriptionId));
    await db().update(accounts).set({ closedAt }).where(eq(accounts.id, world.b.accountId));
    expect(await usage()).toMatchObject({ accounts: { value: 1 }, subscriptions: { value: 1 } });
  });
});

describe("listing products", () => {
  it("filters by kind, by archived and by name", async () => {
    const productId = await add({ name: "Zebra add-on", kind: "addon" });
    const ids = async (filter: object) =>
      (await catalog.listProducts(admin(), { q: "zebra", ...filter })).rows.map((row) => row.id);
    expect(await ids({ kind: "addon" })).toEqual([productId]);
    expect(await ids({ kind: "main" })).toEqual([]);
    expect(await ids({ q: "add-on" })).toEqual([]);
    expect(await ids({ q: "ADD-ON", match: "contains" })).toEqual([productId]);
    await catalog.archiveProduct(admin(), { productId });
    expect(await ids({})).toEqual([]);
    expect(await ids({ archived: "yes" })).toEqual([productId]);
    const offered = await catalog.listProductChoices(admin(), { owner: 0, currency: "USD", kind: "addon" });
    expect(offered.some((one) => one.id === productId)).toBe(false);
  });

  it("pages in every order without losing or repeating one", async () => {
    for (const sort of ["name", "created", "precedence"] as const) {
      const all = (await catalog.listProducts(admin(), { sort, pageSize: 100 })).rows.map((row) => row.id);
      const first = await catalog.listProducts(admin(), { sort, pageSize: 2 });
      const second = await catalog.listProducts(admin(), { sort, pageSize: 2, cursor: first.next });
      expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(all.slice(0, 4));
      const back = await catalog.listProducts(admin(), {
        sort,
        pageSize: 2,
        cursor: second.prev,
        direction: "prev",
      });
      expect(back.rows).toEqual(first.rows);
    }
  });
});

describe("the rights to products", () => {
  const calls = (ctx: ReturnType<typeof admin>, productId: number) => [
    catalog.getProduct(ctx, { productId }),
    catalog.updateProduct(ctx, { productId, name: "stolen" }),
    catalog.archiveProduct(ctx, { productId }),
    catalog.restoreProduct(ctx, { productId }),
  ];

  it("end at the neighbour's product and the company's: for a reseller they do not exist", async () => {
    for (const { productId } of [world.b, world.house])
      for (const result of await Promise.allSettled(calls(reseller("a"), productId)))
        expect(result).toMatchObject({
          status: "rejected",
          reason: { code: "not_found", message: "This product does not exist." },
        });
    for (const seen of [
      await catalog.listProducts(reseller("a"), { archived: "all", pageSize: 100, owner: 0 }),
      await catalog.listProducts(reseller("a"), { archived: "all", pageSize: 100 }),
      await catalog.listProductChoices(reseller("a"), {}),
    ])
      expect(JSON.stringify(seen)).not.toMatch(/CANARY_B|HOUSE/);
  });

  it("are refused to customers and to operators without them", async () => {
    const reader = adminContext(db(), { permissions: ["product:read"] });
    const customer = customerContext(db(), world.a.customer);
    for (const result of await Promise.allSettled([
      ...calls(reader, world.a.productId).slice(1),
      catalog.createProduct(reader, values()),
      ...calls(customer, world.a.productId),
      catalog.listProducts(customer, {}),
      catalog.listProductChoices(customer, {}),
      catalog.createProduct(customer, values()),
    ]))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
  });
});
