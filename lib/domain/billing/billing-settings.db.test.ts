import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, billingSettings, customerClasses, numberSeries } from "@/db/schema";
import { adminContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as billing from "./index";

let world: World;
let classId: number;
let count = 0;
const admin = () => adminContext(db());
const save = (more: Partial<Parameters<typeof billing.saveBillingSettings>[1]> = {}) =>
  billing.saveBillingSettings(admin(), { classId, ...more });
const preview = async (more: object) =>
  (await billing.saveBillingSettings.dryRun(admin(), { classId, ...more })).output;
const get = () => billing.getBillingSettings(admin(), { classId });

beforeAll(async () => {
  world = await testWorld(db());
});

beforeEach(async () => {
  const [cls] = await db()
    .insert(customerClasses)
    .values({ name: `Billed ${++count}` })
    .returning();
  classId = cls!.id;
});

describe("the billing settings of a class", () => {
  it("are the defaults until somebody sets them", async () => {
    expect(await get()).toMatchObject({
      settings: {
        termsKind: "days",
        termsCount: 15,
        reviewDays: 0,
        roundingDecimals: 2,
        roundingMethod: "half-up",
        taxRegimeId: null,
        numberPattern: "INV-{number:6}",
      },
      next: "INV-000001",
    });
  });

  it("are saved as a form sends them, with what changed in the log", async () => {
    await save({
      termsKind: "on_receipt",
      termsCount: "9",
      reviewDays: "3",
      callDetail: "on",
      footer: "Thanks",
    });
    const { settings } = await get();
    expect(settings).toMatchObject({
      termsKind: "on_receipt",
      termsCount: 0,
      reviewDays: 3,
      callDetail: true,
    });
    const rows = await db()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, "billing_settings.save"), eq(auditLog.entityId, classId)));
    expect(rows.map((row) => row.property).sort()).toEqual([
      "callDetail",
      "footer",
      "reviewDays",
      "termsCount",
      "termsKind",
    ]);
  });

  it("refuse a pattern that would give two invoices one number, at its field", async () => {
    for (const numberPattern of ["INV", "{number}{year}", "{year", "{customer}-{number}"])
      await expect(save({ numberPattern })).rejects.toMatchObject({
        code: "invalid",
        fields: { numberPattern: [expect.any(String)] },
      });
    await expect(save({ termsKind: "periods", termsCount: "0" })).rejects.toMatchObject({
      fields: { termsCount: [expect.any(String)] },
    });
    expect(await db().select().from(billingSettings).where(eq(billingSettings.classId, classId))).toEqual([]);
  });

  it("take a tax regime of their own owner alone", async () => {
    const taxes = [{ name: "VAT", percent: "20" }];
    const theirs = { name: "Theirs", resellerId: world.a.resellerId, taxes };
    const { taxRegimeId } = await billing.createTaxRegime(admin(), theirs);
    for (const id of [taxRegimeId, 99_999_999])
      await expect(save({ taxRegimeId: id })).rejects.toMatchObject({
        code: "invalid",
        fields: { taxRegimeId: [expect.any(String)] },
      });
    await billing.saveBillingSettings(admin(), { classId: world.a.classId, taxRegimeId });
  });
});

describe("what a change means is told before it is made", () => {
  it("of numbers: a new series begins at 1, and where the old one stops", async () => {
    await db()
      .insert(numberSeries)
      .values({ scope: "company", ownerId: 0, pattern: "OLD-{number}", year: 0, lastNumber: 41 });
    await save({ numberPattern: "OLD-{number}" });
    expect(await get()).toMatchObject({ next: "OLD-42" });
    const { told, next } = await preview({ numberPattern: "{year}-{number:5}", numberReset: "yearly" });
    expect(next).toBe("2026-00001");
    expect(told).toEqual([
      "A new series “{year}-{number:5}” begins at 1: the next invoice is 2026-00001.",
      "The series “OLD-{number}” stops after 41; going back to it goes on from there.",
    ]);
    // Nothing was saved, and no number was taken.
    expect(await get()).toMatchObject({ settings: { numberPattern: "OLD-{number}" }, next: "OLD-42" });
    expect(
      await db().select().from(numberSeries).where(eq(numberSeries.pattern, "{year}-{number:5}")),
    ).toEqual([]);
  });

  it("of numbers: going back goes on after the last one; a class that shares the series keeps it", async () => {
    await db()
      .insert(numberSeries)
      .values({ scope: "company", ownerId: 0, pattern: "BACK-{number}", year: 0, lastNumber: 7 });
    await billing.saveBillingSettings(admin(), {
      classId: world.house.classId,
      numberPattern: "BACK-{number}",
    });
    const { told } = await preview({ numberPattern: "BACK-{number}" });
    expect(told[0]).toBe("Numbers go on in the series “BACK-{number}” after 7: the next invoice is BACK-8.");
    await save({ numberPattern: "BACK-{number}" });
    expect((await preview({ numberPattern: "NEW-{number}" })).told).toContain(
      "The series “BACK-{number}” goes on for one other class.",
    );
  });

  it("of numbers per customer: that two customers can have the same one", async () => {
    const { told } = await preview({ numberScope: "customer", numberPattern: "{number}" });
    expect(told.some((sentence) => sentence.includes("two customers can have the same number"))).toBe(true);
    const named = await preview({ numberScope: "customer", numberPattern: "{customer}-{number}" });
    expect(named.told.some((sentence) => sentence.includes("same number"))).toBe(false);
  });

  it("of taxes: from the next invoice on, and what would have no rate", async () => {
    const taxes = [{ name: "VAT", rates: [{ category: "voice", percent: "20" }] }];
    const { taxRegimeId } = await billing.createTaxRegime(admin(), { name: `Voice ${count}`, taxes });
    const { told } = await preview({ taxRegimeId });
    expect(told).toEqual([
      expect.stringMatching(/^From the next invoice on “Voice \d+” is charged\. Invoices made already keep/),
      expect.stringContaining("It has no rate for what has no category"),
    ]);
    expect(await preview({})).toMatchObject({ told: [] });
  });

  it("of terms, review and rounding", async () => {
    const { told } = await preview({ termsCount: "30", reviewDays: "2", roundingDecimals: "0" });
    expect(told).toHaveLength(3);
    expect(told[0]).toContain("30 days after the issue");
  });
});

describe("number series", () => {
  it("are listed with the last number that each gave", async () => {
    const { customerId } = world.a;
    await db().insert(numberSeries).values({
      scope: "customer",
      ownerId: customerId,
      resellerId: world.a.resellerId,
      pattern: "{customer}/{number}",
      year: 0,
      lastNumber: 3,
    });
    const { rows } = await billing.listNumberSeries(admin(), { scope: "customer" });
    expect(rows).toMatchObject([{ lastNumber: 3, ownerName: "CANARY_A customer" }]);
    const masked = await billing.listNumberSeries(adminContext(db(), { permissions: ["settings:read"] }), {
      scope: "customer",
    });
    expect(masked.rows[0]?.ownerName).not.toContain("CANARY");
  });
});
