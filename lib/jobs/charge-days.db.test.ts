import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customerBilling, invoices, plans } from "@/db/schema";
import { chargeDaily, listDailyDue, planClosings } from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { startOfDay } from "@/lib/platform/time";
import { billAt } from "@/lib/testing/billing-clock";
import { ChargedCustomer, makePlan } from "@/lib/testing/charged-customer";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { chargeDays } from "./charge-days";
import { cronItems } from "./schedule";

let world: World;
/** 30.00 for June's thirty days. */
let perDay: number;
const JUNE = { createdAt: new Date("2026-06-01T12:00:00Z") };

const at = (moment: string) => () => systemContext(db(), { now: new Date(moment) });
const chargeAt = async (moment: string) => {
  while ((await planClosings(at(moment)(), {})).planned > 0);
  await chargeDays(at(moment));
};
const make = (more: object = {}) => ChargedCustomer.make(world.house.classId, { ...JUNE, ...more });

beforeAll(async () => {
  world = await testWorld(db());
});

beforeEach(async () => {
  // Each story has the customers to itself.
  await db().update(customerBilling).set({ done: true });
  perDay = await makePlan({ chargeModel: "progressive" });
});

/** A moment so many seconds from the midnight with which 10 June begins in a zone. */
const fromMidnight = (zone: string, seconds: number): string =>
  new Date(startOfDay("2026-06-10", zone).epochMilliseconds + seconds * 1000).toISOString();

describe("plans charged day by day", () => {
  it.each([
    ["Pacific/Kiritimati", "14 hours east"],
    ["Asia/Kathmandu", "5:45 east"],
    ["UTC", "on it"],
    ["America/Los_Angeles", "7 hours west"],
    ["Pacific/Pago_Pago", "11 hours west"],
  ])("are charged up to yesterday at the midnight of %s, %s, and each day once", async (zone) => {
    const customer = await make({ billingTimeZone: zone });
    await customer.subscribe(perDay, "2026-06-05");
    const story: [number, string[]][] = [
      [-1, ["fee 2026-06-05 2026-06-09 4"]],
      [0, ["fee 2026-06-05 2026-06-09 4", "fee 2026-06-09 2026-06-10 1"]],
      [1, ["fee 2026-06-05 2026-06-09 4", "fee 2026-06-09 2026-06-10 1"]],
    ];
    for (const [seconds, expected] of story) {
      await chargeAt(fromMidnight(zone, seconds));
      expect({ seconds, charged: await customer.charged() }).toEqual({ seconds, charged: expected });
      await chargeAt(fromMidnight(zone, seconds));
      expect({ seconds, twice: await customer.charged() }).toEqual({ seconds, twice: expected });
    }
    expect(await customer.balance()).toBe(5);
    expect(await checkJournal(at(fromMidnight(zone, 2))(), {})).toEqual([]);
  });

  it("of two zones are charged each at its own midnight", async () => {
    const east = await make({ billingTimeZone: "Asia/Tokyo" });
    const west = await make({ billingTimeZone: "America/New_York" });
    await east.subscribe(perDay, "2026-06-09");
    await west.subscribe(perDay, "2026-06-09");
    await chargeAt(fromMidnight("Asia/Tokyo", 60));
    expect([await east.balance(), await west.balance()]).toEqual([1, 0]);
    await chargeAt(fromMidnight("America/New_York", 60));
    expect([await east.balance(), await west.balance()]).toEqual([1, 1]);
  });

  it("catch up after a stop of days, in one charge that says which days", async () => {
    const customer = await make();
    await customer.subscribe(perDay, "2026-06-02");
    await chargeAt("2026-06-03T00:07:00Z");
    await chargeAt("2026-06-20T00:07:00Z");
    expect(await customer.charged()).toEqual(["fee 2026-06-02 2026-06-03 1", "fee 2026-06-03 2026-06-20 17"]);
  });

  it("leave the last day of a period to its invoice, and go on once the period is closed", async () => {
    const customer = await make();
    await customer.subscribe(perDay, "2026-06-01");
    await chargeAt("2026-06-30T00:07:00Z");
    expect(await customer.balance()).toBe(29);
    await chargeAt("2026-07-01T00:07:00Z");
    expect(await customer.balance()).toBe(29);
    await billAt(db(), "2026-07-01T00:10:00Z");
    const [invoice] = await db().select().from(invoices).where(eq(invoices.customerId, customer.customerId));
    expect(invoice).toMatchObject({ periodFrom: "2026-06-01", periodTo: "2026-07-01", total: "30.00000" });
    await chargeAt("2026-07-01T00:22:00Z");
    expect(await customer.balance()).toBe(30);
    await chargeAt("2026-07-02T00:07:00Z");
    expect(await customer.charged()).toContainEqual("fee 2026-07-01 2026-07-02 0.97");
  });

  it("leave out who pays otherwise, has not begun, has paused, or has ended and is charged to the end", async () => {
    const customer = await make();
    await customer.subscribe(await makePlan(), "2026-06-02");
    await customer.subscribe(perDay, "2026-06-20");
    await customer.subscribe(perDay, "2026-06-02", { activatedOn: null });
    await customer.subscribe(perDay, "2026-06-02", { billedTo: "2026-06-05", finishOn: "2026-06-05" });
    await customer.subscribe(perDay, "2026-06-02", { billedTo: "2026-06-05", pausedOn: "2026-06-06" });
    await chargeAt("2026-06-10T12:00:00Z");
    expect(await listDailyDue(at("2026-06-10T12:00:00Z")(), {})).toEqual([]);
    expect(await customer.charged()).toEqual([]);
  });

  it("name a customer who can't be charged and charge the others", async () => {
    const bare = await make();
    const [plan] = await db()
      .insert(plans)
      .values({ name: `Bare ${Date.now()}`, currency: "USD", chargeModel: "progressive" })
      .returning();
    await bare.subscribe(plan!.id, "2026-06-02");
    const fine = await make();
    await fine.subscribe(perDay, "2026-06-02");
    while ((await planClosings(at("2026-06-04T12:00:00Z")(), {})).planned > 0);
    const customerIds = await listDailyDue(at("2026-06-04T12:00:00Z")(), {});
    expect(customerIds).toEqual([bare.customerId, fine.customerId]);
    const done = await chargeDaily(at("2026-06-04T12:00:00Z")(), { customerIds });
    expect(done).toMatchObject({ customers: 1, problems: [{ customerId: bare.customerId }] });
    expect([await bare.balance(), await fine.balance()]).toEqual([0, 2]);
    const rows = await db().select().from(auditLog).where(eq(auditLog.entityId, fine.customerId));
    expect(rows).toMatchObject([
      { action: "subscription.charge_daily", property: "balance", delta: "2.00000" },
    ]);
  });

  it("are charged once by workers that charge at the same moment", async () => {
    const customers = await Promise.all(Array.from({ length: 5 }, () => make()));
    for (const customer of customers) await customer.subscribe(perDay, "2026-06-02");
    await Promise.all(Array.from({ length: 4 }, () => chargeAt("2026-06-12T00:07:00Z")));
    for (const customer of customers) expect(await customer.balance()).toBe(10);
    expect(await checkJournal(at("2026-06-12T00:08:00Z")(), {})).toEqual([]);
  });

  it("go on, chunk by chunk, where a stop left them", async () => {
    const customers: ChargedCustomer[] = [];
    for (let n = 0; n < 5; n++) customers.push(await make());
    for (const customer of customers) await customer.subscribe(perDay, "2026-06-02");
    const moment = "2026-06-04T00:07:00Z";
    while ((await planClosings(at(moment)(), {})).planned > 0);
    let asked = 0;
    // Asked before the list and before each chunk of two: it stops after the first.
    await chargeDays(at(moment), { size: 2, stopped: () => ++asked > 2 });
    const balances = () => Promise.all(customers.map((customer) => customer.balance()));
    expect(await balances()).toEqual([2, 2, 0, 0, 0]);
    await chargeDays(at(moment), { size: 2 });
    expect(await balances()).toEqual([2, 2, 2, 2, 2]);
  });

  it("are looked at four times an hour, and wait while a calendar is being changed", async () => {
    expect(cronItems().some(({ task }) => task === "subscriptions.charge_daily")).toBe(true);
    const customer = await make();
    await customer.subscribe(perDay, "2026-06-02");
    await db()
      .update(customerBilling)
      .set({ nextClose: null })
      .where(eq(customerBilling.customerId, customer.customerId));
    await chargeDays(at("2026-06-10T12:00:00Z"));
    expect(await customer.balance()).toBe(0);
  });
});
