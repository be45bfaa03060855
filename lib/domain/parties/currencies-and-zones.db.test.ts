import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog } from "@/db/schema";
import { adminContext, anonymousContext, customerContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as parties from "./index";

let world: World;
const admin = () => adminContext(db());
beforeAll(async () => {
  world = await testWorld(db());
});

const currency = async (code: string) =>
  (await parties.listCurrencies(admin(), { q: code })).rows.find((row) => row.code === code);
const rowsOf = (action: string, name: string) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityName, name)));

describe("currencies", () => {
  it("are added with the name ISO 4217 gives them, switched on", async () => {
    await parties.createCurrency(admin(), { code: "isk", decimals: "0", rate: "0.00721" });
    expect(await currency("ISK")).toMatchObject({
      decimals: 0,
      rate: "0.00721",
      active: true,
      isBase: false,
    });
    expect(await rowsOf("currency.create", "ISK")).toHaveLength(1);
  });

  it("are added once, and only when they exist", async () => {
    const add = (code: string) => parties.createCurrency(admin(), { code });
    await expect(add("USD")).rejects.toMatchObject({ code: "conflict", fields: { code: expect.anything() } });
    await expect(add("ZZZ")).rejects.toMatchObject({ code: "invalid", fields: { code: expect.anything() } });
  });

  it("are changed with old, new and difference of each amount in the audit log", async () => {
    const change = { code: "EUR", decimals: 2, minimumPayment: "5", rate: "1.25" };
    await parties.updateCurrency(admin(), change);
    expect(await currency("EUR")).toMatchObject({ minimumPayment: "5.00", rate: "1.25", name: "Euro" });
    const rows = await rowsOf("currency.update", "EUR");
    expect(rows.find((row) => row.property === "minimumPayment")?.delta).toBe("5.00000");
  });

  it("refuse a rate of zero or below, and more than five decimals", async () => {
    for (const change of [{ rate: "0" }, { rate: "-1" }, { decimals: 6 }])
      await expect(parties.updateCurrency(admin(), { code: "EUR", ...change })).rejects.toMatchObject({
        code: "invalid",
      });
  });

  it("keep the base currency on and at 1", async () => {
    await expect(parties.updateCurrency(admin(), { code: "USD", rate: "1.1" })).rejects.toMatchObject({
      fields: { rate: expect.anything() },
    });
    await expect(parties.deactivateCurrency(admin(), { code: "USD" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await currency("USD")).toMatchObject({ isBase: true, active: true, rate: "1.00" });
  });

  it("are offered in forms only while switched on", async () => {
    const offered = async () =>
      (await parties.listCurrencyChoices(resellerContext(db(), world.a.resellerId), {})).map((c) => c.code);
    await parties.activateCurrency(admin(), { code: "GBP" });
    expect(await offered()).toContain("GBP");
    await parties.deactivateCurrency(admin(), { code: "GBP" });
    expect(await offered()).not.toContain("GBP");
    expect(await rowsOf("currency.deactivate", "GBP")).toMatchObject([{ before: "true", after: "false" }]);
  });

  it("are shown one by one, and only those there are", async () => {
    expect(await parties.getCurrency(admin(), { code: "usd" })).toMatchObject({ isBase: true, rate: "1.00" });
    await expect(parties.getCurrency(admin(), { code: "ZZZ" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("page and filter by code", async () => {
    const first = await parties.listCurrencies(admin(), { active: "no", pageSize: 10 });
    const second = await parties.listCurrencies(admin(), { active: "no", pageSize: 10, cursor: first.next });
    const codes = [...first.rows, ...second.rows].map((row) => row.code);
    expect(new Set(codes).size).toBe(20);
    expect(codes).toEqual([...codes].sort());
    expect(first.count.exact).toBe(true);
  });
});

describe("time zones", () => {
  const offered = async () =>
    (await parties.listTimeZoneChoices(customerContext(db(), world.a.customer), {})).map((z) => z.name);

  it("are added when they exist, once", async () => {
    await parties.createTimeZone(admin(), { name: "Asia/Tbilisi" });
    expect(await offered()).toContain("Asia/Tbilisi");
    expect(await rowsOf("time_zone.create", "Asia/Tbilisi")).toHaveLength(1);
    const again = parties.createTimeZone(admin(), { name: "Asia/Tbilisi" });
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    await expect(parties.createTimeZone(admin(), { name: "GMT+3:00" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("are offered only while switched on, and the company's own always", async () => {
    await parties.deactivateTimeZone(admin(), { name: "Asia/Tokyo" });
    expect(await offered()).not.toContain("Asia/Tokyo");
    await parties.activateTimeZone(admin(), { name: "Asia/Tokyo" });
    expect(await offered()).toContain("Asia/Tokyo");
    await expect(parties.deactivateTimeZone(admin(), { name: "UTC" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("are listed by name, filtered and searched", async () => {
    const list = await parties.listTimeZones(admin(), {
      q: "EUROPE/",
      active: "yes",
      pageSize: 3,
      dir: "desc",
    });
    expect(list.rows.every((zone) => zone.name.startsWith("Europe/"))).toBe(true);
    expect(list.rows).toHaveLength(3);
    expect(list.next).not.toBeNull();
  });
});

describe("the rights to them", () => {
  const calls: [string, (ctx: ReturnType<typeof admin>) => Promise<unknown>][] = [
    ["currency.list", (ctx) => parties.listCurrencies(ctx, {})],
    ["currency.get", (ctx) => parties.getCurrency(ctx, { code: "USD" })],
    ["currency.create", (ctx) => parties.createCurrency(ctx, { code: "MDL" })],
    ["currency.update", (ctx) => parties.updateCurrency(ctx, { code: "EUR" })],
    ["currency.activate", (ctx) => parties.activateCurrency(ctx, { code: "EUR" })],
    ["currency.deactivate", (ctx) => parties.deactivateCurrency(ctx, { code: "EUR" })],
    ["time_zone.list", (ctx) => parties.listTimeZones(ctx, {})],
    ["time_zone.create", (ctx) => parties.createTimeZone(ctx, { name: "Asia/Yerevan" })],
    ["time_zone.activate", (ctx) => parties.activateTimeZone(ctx, { name: "UTC" })],
    ["time_zone.deactivate", (ctx) => parties.deactivateTimeZone(ctx, { name: "UTC" })],
  ];

  it.each(calls)("%s is refused to resellers and to operators without the right", async (_, call) => {
    for (const ctx of [resellerContext(db(), world.a.resellerId), adminContext(db(), { permissions: [] })])
      await expect(call(ctx)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("choices are for signed-in people", async () => {
    for (const call of [parties.listCurrencyChoices, parties.listTimeZoneChoices])
      await expect(call(anonymousContext(db()), {})).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
