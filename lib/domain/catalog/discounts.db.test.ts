import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, currencies, HOUSE } from "@/db/schema";
import { reader } from "@/lib/kernel/work";
import { adminContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as catalog from "./index";

let world: World;
const admin = () => adminContext(db());
const reseller = (which: "a" | "b" = "a") => resellerContext(db(), world[which].resellerId);
let count = 0;
const name = (what: string) => `${what} ${++count}`;

const group = async (prefixes: string | string[], change: object = {}, ctx = admin()) =>
  (await catalog.createDestinationGroup(ctx, { name: name("Group"), prefixes, ...change })).groupId;
const entry = (change: object = {}) => ({
  service: "call" as const,
  steps: [{ kind: "free" as const, quantity: "500" }],
  ...change,
});
const plan = async (entries: object[], change: object = {}, ctx = admin()) =>
  (
    await catalog.createDiscountPlan(ctx, {
      name: name("Discounts"),
      currency: "USD",
      entries: entries as never,
      ...change,
    })
  ).discountPlanId;
const get = (discountPlanId: number) => catalog.getDiscountPlan(admin(), { discountPlanId });
const tariff = async (change: object = {}, ctx = admin()) =>
  (await catalog.createTariff(ctx, { name: name("Tariff"), service: "call", currency: "USD", ...change }))
    .tariffId;
const product = async (change: object = {}, ctx = admin()) =>
  (await catalog.createProduct(ctx, { name: name("Product"), kind: "main", currency: "USD", ...change }))
    .productId;

beforeAll(async () => {
  world = await testWorld(db());
  await db().update(currencies).set({ active: true }).where(eq(currencies.code, "EUR"));
});

describe("destination groups", () => {
  it("hold a prefix in one group of an owner only", async () => {
    const groupId = await group("4420, 4477\n4478");
    expect((await catalog.getDestinationGroup(admin(), { groupId })).prefixes).toEqual([
      "4420",
      "4477",
      "4478",
    ]);
    await expect(group("4420")).rejects.toMatchObject({
      fields: { prefixes: [expect.stringContaining("4420")] },
    });
    await expect(group("+44")).rejects.toMatchObject({ fields: { prefixes: expect.anything() } });
    await group("4420", {}, reseller());
    const known = await catalog.readDestinationGroups(reader(admin()), HOUSE);
    expect(known.find(({ id }) => id === groupId)?.prefixes).toHaveLength(3);
  });

  it("are changed as a whole, and stay while a plan speaks of them", async () => {
    const groupId = await group("331 332");
    await catalog.updateDestinationGroup(admin(), { groupId, name: name("France"), prefixes: "332 333" });
    expect((await catalog.getDestinationGroup(admin(), { groupId })).prefixes).toEqual(["332", "333"]);
    const discountPlanId = await plan([entry({ groupId })]);
    await expect(catalog.deleteDestinationGroup(admin(), { groupId })).rejects.toMatchObject({
      code: "conflict",
    });
    await catalog.updateDiscountPlan(admin(), { discountPlanId, name: name("Empty"), entries: [] });
    await catalog.deleteDestinationGroup(admin(), { groupId });
    expect((await catalog.listDestinationGroups(admin(), { q: "France" })).rows).toEqual([]);
  });
});

describe("a volume discount plan", () => {
  it("keeps quantities as they are counted: seconds, pieces, bytes", async () => {
    const groupId = await group("1212");
    const id = await plan([
      entry({
        groupId,
        period: "monthly",
        rolloverPeriods: "1",
        steps: [
          { kind: "free", quantity: "500" },
          { kind: "percent_off", quantity: "1000.5", value: "20" },
          { kind: "fixed_price", quantity: "", value: "0.005" },
          { kind: "", quantity: "", value: "" },
        ],
      }),
      entry({ service: "data", steps: [{ kind: "free", quantity: "1024" }] }),
      { service: "" },
    ]);
    const { entries, groupNames } = await get(id);
    expect(entries).toMatchObject([
      {
        service: "call",
        groupId,
        period: "monthly",
        rolloverPeriods: 1,
        steps: [
          { kind: "free", quantity: "500", value: "0.00" },
          { kind: "percent_off", quantity: "1000.5", value: "20.00" },
          { kind: "fixed_price", quantity: null, value: "0.005" },
        ],
      },
      { service: "data", groupId: null, period: "billing", steps: [{ quantity: "1024" }] },
    ]);
    expect(groupNames[groupId]).toMatch(/^Group/);
    const kept = await catalog.readDiscountPlans(reader(admin()), [id]);
    const quantities = kept.get(id)?.entries.map(({ steps }) => steps.map(({ quantity }) => quantity));
    expect(quantities).toEqual([[30_000n, 60_030n, null], [1_073_741_824n]]);
  });

  it("is made once by a request that is sent twice", async () => {
    const ctx = adminContext(db(), { idempotencyKey: "the same request" });
    const change = { name: "Sent twice" };
    expect(await plan([entry()], change, ctx)).toBe(await plan([entry()], change, ctx));
  });

  it("refuses what the rules refuse, naming the place", async () => {
    await expect(plan([entry(), entry()])).rejects.toMatchObject({
      fields: { "entries.1.groupId": expect.anything() },
    });
    await expect(plan([entry({ steps: [{ kind: "percent_off", value: "150" }] })])).rejects.toMatchObject({
      fields: { "entries.0.steps.0.value": expect.anything() },
    });
    await expect(plan([entry({ steps: [{ kind: "free", quantity: "0.001" }] })])).rejects.toMatchObject({
      fields: { "entries.0.steps.0.quantity": ["Write a number of minutes, or nothing for no end."] },
    });
    const theirs = await group("1", {}, reseller());
    await expect(plan([entry({ groupId: theirs })])).rejects.toMatchObject({
      fields: { "entries.0.groupId": ["Choose a destination group of the same owner."] },
    });
  });

  it("keeps the id of an entry through every change, so that what is left of it is still known", async () => {
    const id = await plan([entry(), entry({ service: "message" })]);
    const [first] = (await get(id)).entries;
    await catalog.updateDiscountPlan(admin(), {
      discountPlanId: id,
      name: name("Changed"),
      entries: [
        entry({ service: "data" }),
        entry({ period: "weekly", steps: [{ kind: "free", quantity: "7" }] }),
      ],
    });
    const { entries } = await get(id);
    expect(entries.map(({ service }) => service).sort()).toEqual(["call", "data"]);
    expect(entries.find(({ service }) => service === "call")).toMatchObject({
      id: first?.id,
      period: "weekly",
      steps: [{ quantity: "7" }],
    });
    const rows = await db().select().from(auditLog).where(eq(auditLog.action, "discount_plan.update"));
    expect(rows.filter((row) => row.entityId === id).map((row) => row.property)).toContain(
      "entry message all destinations",
    );
  });
});

describe("what rates a product", () => {
  it("is a tariff for each service and a volume discount plan of its owner and currency", async () => {
    const [call, message] = [await tariff(), await tariff({ service: "message" })];
    const discountPlanId = await plan([entry()]);
    const productId = await product({
      tariffs: { call, message, data: "" },
      discountPlanId,
      taxCategory: "telecom",
    });
    expect(await catalog.getProduct(admin(), { productId })).toMatchObject({
      taxCategory: "telecom",
      tariffs: [
        { service: "call", id: call },
        { service: "message", id: message },
      ],
      discountPlan: { id: discountPlanId },
    });
    const rating = await catalog.readProductRating(reader(admin()), [productId]);
    expect(rating.get(productId)).toMatchObject({
      kind: "main",
      tariffs: { call, message },
      discountPlanId,
      taxCategory: "telecom",
    });
  });

  it.each([
    [
      "another service",
      async () => ({ tariffs: { call: await tariff({ service: "data" }) } }),
      "tariffs.call",
    ],
    ["another owner", async () => ({ tariffs: { call: await tariff({}, reseller()) } }), "tariffs.call"],
    [
      "another currency",
      async () => ({ tariffs: { call: await tariff({ currency: "EUR" }) } }),
      "tariffs.call",
    ],
    ["a draft", async () => ({ discountPlanId: await plan([]) }), "discountPlanId"],
  ] as const)("is refused from %s", async (_what, change, field) => {
    await expect(product(await change())).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: expect.anything() },
    });
  });

  it("holds tariff and plan on the shelf while it is on offer, and may keep what was archived", async () => {
    const [tariffId, discountPlanId] = [await tariff(), await plan([entry()])];
    const productId = await product({ tariffs: { call: tariffId }, discountPlanId });
    const archive = () => [
      catalog.archiveTariff(admin(), { tariffId }),
      catalog.archiveDiscountPlan(admin(), { discountPlanId }),
    ];
    for (const result of await Promise.allSettled(archive()))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "conflict" } });
    await catalog.archiveProduct(admin(), { productId });
    await Promise.all(archive());
    const same = { productId, name: name("Product"), tariffs: { call: tariffId }, discountPlanId };
    await catalog.updateProduct(admin(), same);
    await expect(catalog.restoreProduct(admin(), { productId })).rejects.toMatchObject({ code: "invalid" });
    await catalog.updateProduct(admin(), { productId, name: name("Product") });
    await catalog.restoreProduct(admin(), { productId });
    const written = await db().select().from(auditLog).where(eq(auditLog.entityId, productId));
    expect(written.map(({ property }) => property)).toContain("tariffForCalls");
  });

  it("is not someone else's to choose: out of sight is absent", async () => {
    const [theirs, plans] = [await tariff({}, reseller("b")), await plan([entry()], {}, reseller("b"))];
    for (const change of [{ tariffs: { call: theirs } }, { discountPlanId: plans }])
      await expect(product(change, reseller("a"))).rejects.toMatchObject({ code: "not_found" });
  });
});
