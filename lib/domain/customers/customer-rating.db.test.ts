import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customers } from "@/db/schema";
import * as catalog from "@/lib/domain/catalog";
import { reader } from "@/lib/kernel/work";
import { adminContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { getCustomerRating, updateCustomerRating } from "./index";

let world: World;
const admin = (now?: Date) => adminContext(db(), now ? { now } : {});
const of = (resellerId: number, name: string) => ({ name, currency: "USD", resellerId });
const tariff = async (name: string, resellerId: number, service: "call" | "data" = "call") =>
  (await catalog.createTariff(admin(), { ...of(resellerId, name), service })).tariffId;
const entries = [{ service: "call" as const, steps: [{ kind: "free" as const, quantity: "100" }] }];
const plan = async (name: string, resellerId: number) =>
  (await catalog.createDiscountPlan(admin(), { ...of(resellerId, name), entries })).discountPlanId;
const rating = async (customerId: number) =>
  (await catalog.readCustomerRating(reader(admin()), [customerId])).get(customerId);

beforeAll(async () => {
  world = await testWorld(db());
});

describe("what rates a customer", () => {
  it("is its own where it has something of its own, and that is written in the log", async () => {
    const { customerId } = world.house;
    const [call, discountPlanId] = [await tariff("Calls", 0), await plan("Own minutes", 0)];
    await updateCustomerRating(admin(), { customerId, tariffs: { call, data: "" }, discountPlanId });
    expect(await rating(customerId)).toEqual({
      tariffs: { call },
      discountPlan: { id: discountPlanId, since: "2026-03-15" },
    });
    expect(await getCustomerRating(admin(), { customerId })).toMatchObject({
      tariffs: [{ service: "call", name: "Calls" }],
      discountPlan: { name: "Own minutes", since: "2026-03-15" },
    });
    const rows = await db().select().from(auditLog).where(eq(auditLog.action, "customer.update_rating"));
    expect(rows.map(({ property }) => property).sort()).toEqual(["discountPlan", "tariffForCalls"]);
  });

  it("counts a discount plan from the day it was given, however often it is saved", async () => {
    const { customerId } = world.house;
    const discountPlanId = (await rating(customerId))?.discountPlan?.id ?? null;
    const later = admin(new Date("2026-06-01T12:00:00Z"));
    await updateCustomerRating(later, { customerId, discountPlanId });
    expect(await rating(customerId)).toEqual({
      tariffs: {},
      discountPlan: { id: discountPlanId, since: "2026-03-15" },
    });
    await updateCustomerRating(later, { customerId });
    expect(await rating(customerId)).toBeUndefined();
  });

  it("is of its provider, its currency and the service only", async () => {
    const { customerId } = world.a;
    const update = (change: object) => updateCustomerRating(admin(), { customerId, ...change });
    for (const [call, word] of [
      [await tariff("House", 0), "same owner"],
      [await tariff("Data", world.a.resellerId, "data"), "for data"],
    ] as const)
      await expect(update({ tariffs: { call } })).rejects.toMatchObject({
        fields: { "tariffs.call": [expect.stringContaining(word)] },
      });
    await expect(update({ discountPlanId: await plan("House plan", 0) })).rejects.toMatchObject({
      fields: { discountPlanId: expect.anything() },
    });
    expect(await rating(customerId)).toBeUndefined();
  });

  it("is nobody else's to see or to change", async () => {
    const ctx = resellerContext(db(), world.a.resellerId);
    const { customerId } = world.b;
    for (const call of [getCustomerRating(ctx, { customerId }), updateCustomerRating(ctx, { customerId })])
      await expect(call).rejects.toMatchObject({ code: "not_found" });
  });

  it("follows its customer to another distributor, and goes with it", async () => {
    const { customerId, resellerId } = world.b;
    await updateCustomerRating(admin(), {
      customerId,
      tariffs: { call: await tariff("B calls", resellerId) },
    });
    await db().update(customers).set({ distributorId: 0 }).where(eq(customers.id, customerId));
    expect((await rating(customerId))?.tariffs.call).toBeDefined();
  });
});
