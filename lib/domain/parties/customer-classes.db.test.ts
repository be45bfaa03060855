import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customerClasses, HOUSE } from "@/db/schema";
import { reader } from "@/lib/kernel/work";
import { adminContext, customerContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as parties from "./index";

let world: World;
const admin = () => adminContext(db());
const reseller = () => resellerContext(db(), world.a.resellerId);
const auditOf = (action: string, id: number) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityId, id)));
const create = (values: object = {}) =>
  parties.createCustomerClass(admin(), { name: `Class ${Math.random()}`, ...values });

beforeAll(async () => {
  world = await testWorld(db());
});

describe("customer classes", () => {
  it("are created for the company, or for one reseller", async () => {
    const ours = await create({ name: "Business", resellerId: "", currency: "USD" });
    const theirs = await create({ name: "Business", resellerId: String(world.a.resellerId) });
    const [a, b] = await Promise.all(
      [ours, theirs].map(({ classId }) => parties.getCustomerClass(admin(), { classId })),
    );
    expect(a).toMatchObject({ resellerId: HOUSE, ownerName: null, currency: "USD", restoreWithinDays: 30 });
    expect(b).toMatchObject({ ownerName: "CANARY_A reseller", currency: null });
    expect(await auditOf("customer_class.create", theirs.classId)).toMatchObject([
      { resellerId: world.a.resellerId },
    ]);
  });

  it("have one name each under one owner, whatever its case", async () => {
    await create({ name: "Residential" });
    await expect(create({ name: "RESIDENTIAL" })).rejects.toMatchObject({
      code: "conflict",
      fields: { name: expect.anything() },
    });
  });

  it("take only a currency that is switched on, and an owner that exists", async () => {
    await expect(create({ currency: "JPY" })).rejects.toMatchObject({
      fields: { currency: expect.anything() },
    });
    await expect(create({ resellerId: 999999 })).rejects.toMatchObject({ code: "not_found" });
  });

  it("keep their owner and currency when changed", async () => {
    const { classId } = await create({ currency: "USD" });
    const sneaky = { classId, name: "Renamed", currency: "EUR", resellerId: world.b.resellerId };
    await parties.updateCustomerClass(admin(), { ...sneaky, restoreWithinDays: "90" });
    const row = await parties.getCustomerClass(admin(), { classId });
    expect(row).toMatchObject({ name: "Renamed", currency: "USD", resellerId: HOUSE, restoreWithinDays: 90 });
    const properties = (await auditOf("customer_class.update", classId)).map((entry) => entry.property);
    expect(properties.sort()).toEqual(["name", "restoreWithinDays"]);
  });

  it("are deleted only while no customer has them, with a trace of what they were", async () => {
    const { classId } = await create({ name: "Short-lived" });
    await parties.deleteCustomerClass(admin(), { classId });
    await expect(parties.getCustomerClass(admin(), { classId })).rejects.toMatchObject({ code: "not_found" });
    expect(await auditOf("customer_class.delete", classId)).toMatchObject([
      { details: { deleted: { name: "Short-lived" } } },
    ]);
    const used = parties.deleteCustomerClass(admin(), { classId: world.a.classId });
    await expect(used).rejects.toMatchObject({ code: "conflict" });
    expect((await parties.getCustomerClass(admin(), { classId: world.a.classId })).customers.value).toBe(1);
  });

  it("never lose the default class", async () => {
    const made = await parties.createReseller(admin(), { name: "Fresh reseller", currency: "USD" });
    const [cls] = await parties.listClassChoices(admin(), { resellerId: made.resellerId });
    expect(cls).toMatchObject({ name: "Default", isDefault: true });
    await expect(parties.deleteCustomerClass(admin(), { classId: cls?.id ?? 0 })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("are listed by owner", async () => {
    const list = await parties.listCustomerClasses(admin(), { owner: world.b.resellerId });
    expect(list.rows.map((row) => row.id)).toEqual([world.b.classId]);
    expect(list.count).toEqual({ value: 1, exact: true });
  });
});

describe("choosing a class", () => {
  it("offers a reseller its own classes only, whichever owner it asks for", async () => {
    for (const resellerId of [world.a.resellerId, world.b.resellerId, 0]) {
      const offered = await parties.listClassChoices(reseller(), { resellerId });
      expect(offered.map((cls) => cls.id)).toContain(world.a.classId);
      expect(offered.every((cls) => !cls.name.includes("CANARY_B"))).toBe(true);
    }
  });

  it("offers classes of the currency and those without one", async () => {
    const { classId } = await create({ name: "Dollar only", currency: "USD" });
    const offered = async (currency: string) =>
      (await parties.listClassChoices(admin(), { resellerId: 0, currency })).map((cls) => cls.id);
    expect(await offered("USD")).toEqual(expect.arrayContaining([classId, world.house.classId]));
    expect(await offered("EUR")).not.toContain(classId);
    expect(await offered("EUR")).toContain(world.house.classId);
  });

  it("shows a customer none", async () => {
    expect(await parties.listClassChoices(customerContext(db(), world.a.customer), {})).toEqual([]);
  });

  it("falls back to the owner's default, and refuses a class that does not fit or is a neighbour's", async () => {
    const [standard] = await db()
      .insert(customerClasses)
      .values({ resellerId: world.a.resellerId, name: "Std", isDefault: true })
      .returning();
    const pick = (classId: number | null, ctx = reseller()) =>
      parties.classForCustomer(reader(ctx), { classId, resellerId: world.a.resellerId, currency: "USD" });
    expect((await pick(null)).id).toBe(standard?.id);
    expect((await pick(world.a.classId)).id).toBe(world.a.classId);
    await expect(pick(world.b.classId)).rejects.toMatchObject({ code: "not_found" });
    await expect(pick(world.b.classId, admin())).rejects.toMatchObject({ code: "invalid" });
  });
});

it("managing classes is refused without the right, and to resellers", async () => {
  const id = { classId: world.a.classId };
  for (const ctx of [reseller(), adminContext(db(), { permissions: ["customer:read"] })]) {
    const calls = [
      parties.listCustomerClasses(ctx, {}),
      parties.getCustomerClass(ctx, id),
      parties.createCustomerClass(ctx, { name: "x" }),
      parties.updateCustomerClass(ctx, { ...id, name: "x" }),
      parties.deleteCustomerClass(ctx, id),
    ];
    for (const result of await Promise.allSettled(calls))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
  }
});
