import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { rateDrafts, rates } from "@/db/schema";
import { reader } from "@/lib/kernel/work";
import { writeCsv } from "@/lib/platform/csv-write";
import { adminContext, TEST_NOW } from "@/lib/testing/contexts";
import { makeCompany } from "@/lib/testing/factories";
import { addTariff, stageFile, rateTable as table, takeFile } from "@/lib/testing/tariff-trial";
import * as catalog from "./index";

const admin = (now = TEST_NOW) => adminContext(db(), { now });
const add = (change: object = {}, ctx = admin()) => addTariff(ctx, change);
const upload = (tariffId: number, text: string, how = {}) => takeFile(admin(), tariffId, text, how);
const stage = (tariffId: number, text: string, ctx = admin()) => stageFile(ctx, tariffId, text);
const pricesAt = async (tariffId: number, at: string) =>
  Object.fromEntries(
    (await catalog.listRates(admin(), { tariffId, at })).rows.map(({ prefix, price }) => [prefix, price]),
  );
const live = (tariffId: number) =>
  db()
    .select()
    .from(rates)
    .where(and(eq(rates.tariffId, tariffId), sql`${rates.supersededBy} is null`));

beforeAll(() => makeCompany(db()));

describe("a file of rates", () => {
  it("is shown before it is taken: what is new, changed, ended and unchanged, and nothing is written", async () => {
    const tariffId = await add();
    await upload(tariffId, table("1,USA,0.01", "44,UK,0.02", "49,Germany,0.03"));
    const draftId = await stage(tariffId, table("1,USA,0.01", "44,UK,0.025", "33,France,0.04"));
    const asked = { tariffId, draftId, mode: "whole" as const, from: "2026-06-01" };
    const preview = await catalog.previewRates(admin(), asked);
    expect(preview).toMatchObject({
      backdated: false,
      from: new Date("2026-06-01T04:00:00Z"),
      problems: { count: 0 },
      change: { added: 1, changed: 1, ended: 1, unchanged: 1, raised: 1, lowered: 0 },
    });
    expect(await live(tariffId)).toHaveLength(3);
    expect(await catalog.uploadRates(admin(), asked)).toMatchObject({ added: 1, changed: 1, ended: 1 });
    expect(await pricesAt(tariffId, "2026-05-31")).toEqual({ "1": "0.01", "44": "0.02", "49": "0.03" });
    expect(await pricesAt(tariffId, "2026-06-01")).toEqual({ "1": "0.01", "44": "0.025", "33": "0.04" });
    expect(await db().select().from(rateDrafts).where(eq(rateDrafts.id, draftId))).toEqual([]);
  });

  it("with one bad line is refused as a whole, by line and column, and nothing is half-written", async () => {
    const tariffId = await add();
    const draftId = await stage(
      tariffId,
      "prefix,price,valid_from,valid_to\n1,0.01,,\n44,-0.02,,\n49,,,\n33,0.01,2026-05-01,2026-04-30\n1,0.5,2026-01-01,\n7,0.1",
    );
    const asked = { tariffId, draftId, mode: "listed" as const };
    const { problems, change } = await catalog.previewRates(admin(), asked);
    expect(change).toBeNull();
    expect(problems.shown.map(({ lineNo, column }) => [lineNo, column])).toEqual([
      [3, "price"],
      [4, "price"],
      [5, "valid_to"],
      [6, "prefix"],
      [7, null],
    ]);
    await expect(catalog.uploadRates(admin(), asked)).rejects.toMatchObject({
      code: "invalid",
      message: "Nothing was taken over. Line 3, price: A price can't be below zero.",
    });
    expect(await live(tariffId)).toEqual([]);
    await expect(stage(tariffId, "a,b\n1,2")).rejects.toMatchObject({ code: "invalid" });
    await expect(stage(tariffId, "prefix,price\n")).rejects.toMatchObject({ code: "invalid" });
  });

  it("lists prefixes whose earlier rates end, and leaves the others", async () => {
    const tariffId = await add();
    await upload(tariffId, table("1,USA,0.01", "44,UK,0.02"));
    await upload(tariffId, table("44,UK,0.03"), { from: "2026-02-01 08:00" });
    expect(await pricesAt(tariffId, "2026-02-01 07:59")).toEqual({ "1": "0.01", "44": "0.02" });
    expect(await pricesAt(tariffId, "2026-02-01 08:00")).toEqual({ "1": "0.01", "44": "0.03" });
  });

  it("comes back unchanged when it was taken out", async () => {
    const tariffId = await add();
    await upload(tariffId, table("1,=USA,0.01", ",Everything else,0.5", "44,UK,0.02"));
    await upload(tariffId, table("44,UK,0.03"), { from: "2026-04-01" });
    const { headers, rows } = await catalog.exportRates(admin(), { tariffId });
    let text = "";
    for await (const chunk of writeCsv(headers, rows)) text += chunk;
    expect(text.split("\n")[0]).toContain("prefix,destination,connect_fee,price");
    expect(await upload(tariffId, text, { mode: "whole", from: "" })).toMatchObject({
      lines: 4,
      added: 0,
      changed: 0,
      ended: 0,
      unchanged: 3,
    });
    const then = await catalog.exportRates(admin(), { tariffId, at: "2026-05-01" });
    const lines: string[][] = [];
    for await (const cells of then.rows) lines.push(cells);
    expect(lines.map(([prefix, , , price]) => [prefix, price])).toEqual([
      ["", "0.50"],
      ["1", "0.01"],
      ["44", "0.03"],
    ]);
  });

  it("says of every prefix what it cost on a day and which file said so, also of what was taken back", async () => {
    const tariffId = await add();
    await upload(tariffId, table("44,UK,0.02"));
    await upload(tariffId, table("44,UK,0.09"), { from: "2026-05-01" });
    await upload(tariffId, table("44,UK,0.03"), { from: "2026-04-01" });
    expect(await pricesAt(tariffId, "2026-05-02")).toEqual({ "44": "0.03" });
    const history = await catalog.listRateHistory(admin(), { tariffId, prefix: "44" });
    expect(history.map(({ price, replacedAt }) => [price, replacedAt === null])).toEqual([
      ["0.03", true],
      ["0.02", true],
      ["0.09", false],
      ["0.02", false],
      ["0.02", false],
    ]);
    const [, first] = (await catalog.listRateUploads(admin(), { tariffId, dir: "asc" })).rows;
    expect(first).toMatchObject({
      mode: "listed",
      fileName: "rates.csv",
      changed: 1,
      createdByName: "Test admin",
    });
    expect(history[1]?.said.id).toBeLessThan(first?.id ?? 0);
  });

  it("is never edited in place: the database refuses it", async () => {
    const tariffId = await add();
    await upload(tariffId, table("1,USA,0.01"));
    const edit = db().update(rates).set({ price: "9" }).where(eq(rates.tariffId, tariffId));
    await expect(edit).rejects.toThrow();
    await expect(db().delete(rates).where(eq(rates.tariffId, tariffId))).rejects.toThrow();
    const [row] = await live(tariffId);
    const { id: _, ...again } = row!;
    await expect(db().insert(rates).values(again)).rejects.toMatchObject({
      cause: { constraint: "rates_one_at_a_time" },
    });
  });

  it("of thousands of rates is taken over, then another in its place, and its table is read page by page", async () => {
    const tariffId = await add();
    const lines = (price: string) =>
      Array.from({ length: 3_000 }, (_, n) => `${10_000_000 + n * 7},Destination ${n},${price}`);
    await upload(tariffId, table(...lines("0.01")), { mode: "whole" });
    const second = await upload(tariffId, table(...lines("0.02")), { mode: "whole", from: "2026-06-01" });
    expect(second).toMatchObject({ lines: 3_000, added: 0, changed: 3_000, ended: 0 });
    const kept = await catalog.readTariffs(reader(admin()), [tariffId]);
    expect(kept.get(tariffId)?.rates).toHaveLength(6_000);
    const first = await catalog.listRates(admin(), { tariffId, q: "10001" });
    expect(first.count).toEqual({ value: 143, exact: true });
    const next = await catalog.listRates(admin(), { tariffId, q: "10001", cursor: first.next });
    expect(next.rows[0]?.prefix.localeCompare(first.rows.at(-1)?.prefix ?? "")).toBe(1);
    const back = { tariffId, q: "10001", cursor: next.prev, direction: "prev" as const };
    expect((await catalog.listRates(admin(), back)).rows).toEqual(first.rows);
  });

  it("is refused when the table is no longer what was looked at", async () => {
    const tariffId = await add();
    const asked = { tariffId, draftId: await stage(tariffId, table("1,USA,0.01")), mode: "whole" as const };
    const { tariff } = await catalog.previewRates(admin(), asked);
    await catalog.addRate(admin(), { tariffId, prefix: "44", price: "0.02" });
    const late = catalog.uploadRates(admin(), { ...asked, revision: tariff.revision });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    const again = await catalog.previewRates(admin(), asked);
    await catalog.uploadRates(admin(), { ...asked, revision: again.tariff.revision });
  });

  it("comes after another that was sent at the same time, and the table stays sound", async () => {
    const tariffId = await add();
    const drafts = await Promise.all(
      ["0.01", "0.02"].map((price) => stage(tariffId, table(`1,USA,${price}`))),
    );
    await Promise.all(
      drafts.map((draftId) =>
        catalog.uploadRates(admin(), { tariffId, draftId, mode: "whole", from: "2026-01-01" }),
      ),
    );
    expect(await live(tariffId)).toHaveLength(1);
    expect((await catalog.listRateUploads(admin(), { tariffId })).rows).toHaveLength(2);
  });
});

describe("one rate by hand", () => {
  it("takes the place of the earlier one from its moment on", async () => {
    const tariffId = await add();
    await upload(tariffId, table("44,UK,0.02"));
    await catalog.addRate(admin(), { tariffId, prefix: "44", price: "0.05", valid_from: "2026-05-01" });
    expect(await pricesAt(tariffId, "2026-04-30")).toEqual({ "44": "0.02" });
    expect(await pricesAt(tariffId, "2026-05-01")).toEqual({ "44": "0.05" });
    await expect(
      catalog.addRate(admin(), { tariffId, prefix: "+4", price: "", valid_from: "yesterday" }),
    ).rejects.toMatchObject({
      fields: { prefix: expect.anything(), price: expect.anything(), valid_from: expect.anything() },
    });
    await expect(
      catalog.addRate(admin(), { tariffId, prefix: "4", price: "1", valid_to: "2026-01-01" }),
    ).rejects.toMatchObject({ fields: { valid_to: ["It ends before it begins."] } });
  });

  it("ends, and the next shorter prefix decides", async () => {
    const tariffId = await add();
    await upload(tariffId, table(",Everything else,0.5", "44,UK,0.02"));
    const find = (at: string) => catalog.findRate(admin(), { tariffId, number: "+44 20 7946 0000", at });
    await catalog.endRate(admin(), { tariffId, prefix: "44", at: "2026-07-01" });
    expect((await find("2026-06-30")).found?.rate.prefix).toBe("44");
    expect((await find("2026-07-01")).found?.rate).toMatchObject({ prefix: "", price: "0.50" });
    await expect(
      catalog.endRate(admin(), { tariffId, prefix: "44", at: "2026-08-01" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is looked for along the fallbacks, the first tariff that has one deciding", async () => {
    const wide = await add({ name: "Wide" });
    const narrow = await add({ name: "Narrow", fallbackTariffId: wide });
    await upload(wide, table("447,UK mobile,0.1", "44,UK,0.02", "1,USA,0.01"));
    await upload(narrow, table("44,UK,0.03"));
    const find = async (number: string) =>
      (await catalog.findRate(admin(), { tariffId: narrow, number })).found;
    expect(await find("447700900123")).toMatchObject({ tariff: { name: "Narrow" }, rate: { price: "0.03" } });
    expect(await find("12125550100")).toMatchObject({ tariff: { name: "Wide" }, rate: { price: "0.01" } });
    expect(await find("9")).toBeNull();
    const kept = await catalog.readTariffs(reader(admin()), [narrow]);
    expect([...kept.keys()].sort()).toEqual([wide, narrow].sort());
    expect(kept.get(wide)?.rates).toHaveLength(3);
  });
});
