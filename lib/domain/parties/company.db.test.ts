import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, company, currencies, customerClasses, HOUSE, resellers, timeZones } from "@/db/schema";
import { adminContext, resellerContext, systemContext } from "@/lib/testing/contexts";
import { getCompany, installCompany, updateCompany } from "./index";

const install = { name: "Panda Telecom", baseCurrency: "EUR", timeZone: "Europe/Vaduz", language: "en" };
const settings = {
  name: "Panda Telecom",
  timeZone: "Europe/Paris",
  language: "fr",
  secondFactorRequired: "on",
  tellCustomerOfAccess: "on",
};
const rowsOf = (action: string) => db().select().from(auditLog).where(eq(auditLog.action, action));

beforeAll(async () => {
  const one = () => installCompany(systemContext(db()), install);
  const together = await Promise.allSettled([one(), one()]);
  expect(together.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
});

describe("the installation", () => {
  it("makes one company, even when two run at once", async () => {
    expect(await db().select().from(company)).toHaveLength(1);
    await expect(installCompany(systemContext(db()), install)).rejects.toMatchObject({ code: "conflict" });
  });

  it("switches on the base currency at a rate of 1 and no other", async () => {
    const active = await db().select().from(currencies).where(eq(currencies.active, true));
    expect(active.map((row) => [row.code, row.rate])).toEqual([["EUR", "1.00000"]]);
    const [house] = await db().select().from(resellers).where(eq(resellers.id, HOUSE));
    expect(house?.currency).toBe("EUR");
  });

  it("makes the company's Default class, for customers of any currency", async () => {
    const classes = await db().select().from(customerClasses);
    expect(classes).toMatchObject([{ name: "Default", resellerId: HOUSE, isDefault: true, currency: null }]);
  });

  it("offers the company's own time zone, were it new", async () => {
    const [zone] = await db().select().from(timeZones).where(eq(timeZones.name, "Europe/Vaduz"));
    expect(zone?.active).toBe(true);
  });

  it("requires the second factor unless told otherwise", async () => {
    const [row] = await db().select().from(company);
    expect(row?.secondFactorRequired).toBe(true);
  });

  it("is for the system alone", async () => {
    await expect(installCompany(adminContext(db()), install)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the company's settings", () => {
  it("are changed by an operator, one audit row a property", async () => {
    await updateCompany(adminContext(db()), settings);
    const read = await getCompany(adminContext(db()), {});
    expect(read).toMatchObject({ timeZone: "Europe/Paris", language: "fr", tellCustomerOfAccess: true });
    const rows = await rowsOf("company.update");
    expect(rows.find((row) => row.property === "language")).toMatchObject({ before: "en", after: "fr" });
    expect(rows.find((row) => row.property === "name")).toBeUndefined();
  });

  it("take a switch left out of a form as off", async () => {
    await updateCompany(adminContext(db()), { ...settings, secondFactorRequired: undefined });
    expect(await getCompany(adminContext(db()), {})).toMatchObject({
      secondFactorRequired: false,
      impersonationEnabled: false,
    });
  });

  it("never change the base currency", async () => {
    const sneaky = { ...settings, baseCurrency: "USD" };
    await updateCompany(adminContext(db()), sneaky);
    expect((await getCompany(adminContext(db()), {})).baseCurrency).toBe("EUR");
  });

  it("take only time zones that are offered, and known languages", async () => {
    await db().execute(sql`update time_zones set active = false where name = 'Asia/Tokyo'`);
    const change = (values: object) => updateCompany(adminContext(db()), { ...settings, ...values });
    await expect(change({ timeZone: "Asia/Tokyo" })).rejects.toMatchObject({ code: "invalid" });
    await expect(change({ timeZone: "Mars/Olympus" })).rejects.toMatchObject({ code: "invalid" });
    await expect(change({ language: "xx" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("can be neither read nor changed without the right, nor by a reseller", async () => {
    const weak = adminContext(db(), { permissions: ["customer:read"] });
    for (const ctx of [weak, resellerContext(db(), 1)]) {
      await expect(getCompany(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(updateCompany(ctx, settings)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect((await rowsOf("company.update")).some((row) => row.outcome === "denied")).toBe(true);
  });
});
