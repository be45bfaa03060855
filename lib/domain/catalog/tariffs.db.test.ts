import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, HOUSE, tariffs } from "@/db/schema";
import { adminContext, customerContext, resellerContext, TEST_NOW } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { addTariff, stageFile, rateTable as table, takeFile } from "@/lib/testing/tariff-trial";
import * as catalog from "./index";

let world: World;
const admin = (now = TEST_NOW) => adminContext(db(), { now });
const add = (change: object = {}, ctx = admin()) => addTariff(ctx, change);
const upload = (tariffId: number, text: string, how = {}) => takeFile(admin(), tariffId, text, how);
const stage = (tariffId: number, text: string, ctx = admin()) => stageFile(ctx, tariffId, text);
const reseller = (which: "a" | "b" = "a") => resellerContext(db(), world[which].resellerId);
const get = (tariffId: number, ctx = admin()) => catalog.getTariff(ctx, { tariffId });

beforeAll(async () => {
  world = await testWorld(db());
});

describe("a tariff", () => {
  it("keeps what a form sends, blank rows left out", async () => {
    const tariffId = await add({
      name: "World",
      roundingDecimals: "4",
      minimumCharge: "0.01",
      offPeakWindows: [
        { weekday: "1", from: "20:00", to: "07:00" },
        { weekday: "2", from: "", to: "" },
      ],
      holidays: [
        { day: "2026-12-25", name: "Christmas Day" },
        { day: "", name: "" },
      ],
      numberRules: {
        internationalPrefixes: "011, 00",
        nationalPrefix: "1",
        countryCode: "1",
        nationalDigits: "10",
        shortCodeDigits: "",
      },
    });
    expect(await get(tariffId)).toMatchObject({
      resellerId: HOUSE,
      roundingDecimals: 4,
      minimumCharge: "0.01",
      offPeakWindows: [{ weekday: 1, from: "20:00", to: "07:00" }],
      holidays: [{ day: "2026-12-25", name: "Christmas Day" }],
      numberRules: { internationalPrefixes: ["011", "00"], nationalDigits: 10, shortCodeDigits: 0 },
      rates: { value: 0 },
      users: { products: [], fallbackOf: [] },
    });
  });

  it("refuses what the rules refuse, naming the row", async () => {
    const call = add({ offPeakWindows: [{ weekday: "1", from: "25:00", to: "07:00" }] });
    await expect(call).rejects.toMatchObject({
      code: "invalid",
      fields: { "offPeakWindows.0.from": expect.anything() },
    });
  });

  it("falls back on one of its owner, service and currency only, and never on itself by any way round", async () => {
    const [a, b, c] = [await add({ name: "A" }), await add({ name: "B" }), await add({ name: "C" })];
    const fallback = (tariffId: number, name: string, fallbackTariffId: number) =>
      catalog.updateTariff(admin(), { tariffId, name, fallbackTariffId });
    await fallback(a, "A", b);
    await fallback(b, "B", c);
    await expect(fallback(c, "C", a)).rejects.toMatchObject({
      code: "invalid",
      fields: { fallbackTariffId: ["This closes a circle: “C” → “A” → “B” → “C”."] },
    });
    await expect(fallback(c, "C", c)).rejects.toMatchObject({ code: "invalid" });
    const messages = await add({ name: "Messages", service: "message" });
    await expect(fallback(c, "C", messages)).rejects.toMatchObject({
      fields: { fallbackTariffId: [expect.stringContaining("for messages")] },
    });
    const theirs = await add({ name: "Theirs", resellerId: world.a.resellerId });
    await expect(fallback(c, "C", theirs)).rejects.toMatchObject({ code: "invalid" });
    await expect(catalog.archiveTariff(admin(), { tariffId: b })).rejects.toMatchObject({
      code: "conflict",
      message: "It is the tariff of “A”. Give them another one first.",
    });
  });

  it("raises its revision with every change of its terms or rates", async () => {
    const tariffId = await add();
    const revision = async () =>
      (await db().select().from(tariffs).where(eq(tariffs.id, tariffId)))[0]?.revision;
    expect(await revision()).toBe(1);
    await catalog.updateTariff(admin(), { tariffId, name: `Renamed ${tariffId}` });
    await upload(tariffId, table("1,USA,0.01"));
    expect(await revision()).toBe(3);
    await upload(tariffId, table("1,USA,0.01"), { from: "2026-02-01" });
    expect(await revision()).toBe(3);
  });
});

describe("the list of tariffs", () => {
  it("is narrowed by service, by name and to what is archived", async () => {
    const tariffId = await add({ name: "Zebra data", service: "data" });
    const ids = async (filter: object) =>
      (await catalog.listTariffs(admin(), { q: "zebra", ...filter })).rows.map(({ id }) => id);
    expect(await ids({ service: "data" })).toEqual([tariffId]);
    expect(await ids({ service: "call" })).toEqual([]);
    await catalog.archiveTariff(admin(), { tariffId });
    expect(await ids({})).toEqual([]);
    expect(await ids({ archived: "yes" })).toEqual([tariffId]);
    const offered = await catalog.listTariffChoices(admin(), { service: "data" });
    expect(offered.some(({ id }) => id === tariffId)).toBe(false);
  });

  it("shows of a rate table what is valid, what comes and what has ended", async () => {
    const tariffId = await add();
    await upload(tariffId, table("1,USA,0.01", "44,UK,0.02"));
    await upload(tariffId, table("44,UK,0.03"), { from: "2026-06-01" });
    const prices = async (filter: object) =>
      (await catalog.listRates(admin(), { tariffId, ...filter })).rows.map(({ price }) => price);
    expect(await prices({})).toEqual(["0.01", "0.02"]);
    expect(await prices({ when: "coming" })).toEqual(["0.03"]);
    expect(await prices({ when: "past", at: "2026-06-01" })).toEqual(["0.02"]);
    expect(await prices({ when: "all", q: "uk" })).toHaveLength(2);
    await expect(prices({ at: "soon" })).rejects.toMatchObject({ fields: { at: expect.anything() } });
  });
});

describe("the rights to tariffs", () => {
  it("end at the neighbour's and the company's: for a reseller they do not exist", async () => {
    const draftOf = async (tariffId: number) => ({ tariffId, draftId: await stage(tariffId, table("1,,1")) });
    for (const resellerId of [HOUSE, world.b.resellerId]) {
      const theirs = await add({ resellerId });
      const draft = { ...(await draftOf(theirs)), mode: "listed" as const };
      const ctx = reseller("a");
      for (const result of await Promise.allSettled([
        catalog.getTariff(ctx, { tariffId: theirs }),
        catalog.listRates(ctx, { tariffId: theirs }),
        catalog.findRate(ctx, { tariffId: theirs, number: "1" }),
        catalog.exportRates(ctx, { tariffId: theirs }),
        catalog.previewRates(ctx, draft),
        catalog.uploadRates(ctx, draft),
        catalog.addRate(ctx, { tariffId: theirs, price: "1" }),
        catalog.archiveTariff(ctx, { tariffId: theirs }),
        stage(theirs, table("1,,1"), ctx),
      ]))
        expect(result).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
    }
    const mine = await add({ resellerId: world.b.resellerId }, reseller("a"));
    expect((await get(mine)).resellerId).toBe(world.a.resellerId);
    const foreign = await draftOf(await add());
    await expect(
      catalog.uploadRates(admin(), { ...foreign, tariffId: mine, mode: "listed" }),
    ).rejects.toMatchObject({ code: "not_found", message: "This file does not exist." });
  });

  it("are refused to customers", async () => {
    const customer = customerContext(db(), world.a.customer);
    await expect(catalog.listTariffs(customer, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("leave a trace of every upload", async () => {
    const tariffId = await add();
    await upload(tariffId, table("1,USA,0.01"));
    const rows = await db().select().from(auditLog).where(eq(auditLog.entityId, tariffId));
    const actions = rows.filter((row) => row.entityType === "tariff").map((row) => row.action);
    expect(actions).toEqual(["tariff.create", "tariff.stage_rates", "tariff.upload_rates"]);
  });
});
