import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  customerBalances,
  customerClasses,
  customers,
  planFees,
  plans,
  subscriptionCharges,
  subscriptions,
  xdrs,
} from "@/db/schema";
import { checkJournal } from "@/lib/domain/ledger";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { chargeFees } from "./index";

let world: World;
let customerId: number;
let count = 0;

type Plan = Partial<typeof plans.$inferInsert> & { fee?: string };

async function makePlan({ fee = "30", ...more }: Plan = {}): Promise<number> {
  const [plan] = await db()
    .insert(plans)
    .values({ name: `Plan ${++count}`, currency: "USD", ...more })
    .returning();
  await db().insert(planFees).values({ planId: plan!.id, billingPeriod: "monthly", fee });
  return plan!.id;
}

async function subscribe(planId: number, more: Partial<typeof subscriptions.$inferInsert> = {}) {
  const [row] = await db()
    .insert(subscriptions)
    .values({
      customerId,
      planId,
      startOn: "2026-06-01",
      activatedOn: "2026-06-01",
      recurringFee: "30",
      ...more,
    })
    .returning();
  return row!.id;
}

const on = (day: string) => adminContext(db(), { now: new Date(`${day}T12:00:00Z`) });
const charge = (day: string, inAdvance = false) => chargeFees(on(day), { customerId, inAdvance });
const charged = async () =>
  (await db().select().from(subscriptionCharges).where(eq(subscriptionCharges.customerId, customerId)))
    .sort((a, b) => a.id - b.id)
    .map(
      ({ component, periodFrom, periodTo, amount }) =>
        `${component} ${periodFrom}–${periodTo} ${Number(amount)}`,
    );

beforeAll(async () => {
  world = await testWorld(db());
});

beforeEach(async () => {
  const [cls] = await db().select().from(customerClasses).where(eq(customerClasses.id, world.house.classId));
  const [row] = await db()
    .insert(customers)
    .values({ classId: cls!.id, name: `Charged ${++count}`, currency: "USD" })
    .returning();
  customerId = row!.id;
});

describe("charging what is due", () => {
  it("in advance: signed up on 1 June at 30, June and July on 1 July, then 30 a month", async () => {
    await subscribe(await makePlan());
    expect(await charge("2026-06-10")).toMatchObject({ charges: 0, total: "0.00" });
    expect(await charge("2026-07-01")).toMatchObject({ charges: 2, total: "60.00", balance: "60.00" });
    expect(await charge("2026-07-31")).toMatchObject({ charges: 0 });
    expect(await charge("2026-08-01")).toMatchObject({ charges: 1, total: "30.00", balance: "90.00" });
    expect(await charged()).toEqual([
      "fee 2026-06-01–2026-07-01 30",
      "fee 2026-07-01–2026-08-01 30",
      "fee 2026-08-01–2026-09-01 30",
    ]);
  });

  it("at the end of the period, with the activation fee once", async () => {
    await subscribe(await makePlan({ chargeModel: "at_end", activationFee: "9.90" }), {
      startOn: "2026-06-11",
      activatedOn: "2026-06-11",
    });
    // 30 × 20 of 30 days + 9.90
    expect(await charge("2026-07-01")).toMatchObject({ charges: 2, total: "29.90" });
    expect(await charge("2026-07-01")).toMatchObject({ charges: 0 });
    expect(await charge("2026-08-01")).toMatchObject({ charges: 1, total: "30.00" });
  });

  it("B15: three months missed are three charges, each of its own period", async () => {
    await subscribe(await makePlan({ chargeModel: "at_end" }));
    expect(await charge("2026-09-02")).toMatchObject({ charges: 3, total: "90.00" });
    expect(await charge("2026-09-02")).toMatchObject({ charges: 0 });
  });

  it("B1: asked ten times at once, it charges once, and the books agree", async () => {
    await subscribe(await makePlan());
    const all = await Promise.all(Array.from({ length: 10 }, () => charge("2026-07-01")));
    expect(all.map(({ charges }) => charges).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(await charged()).toHaveLength(2);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("B1: the database itself refuses a second fee for a day that is charged", async () => {
    const subscriptionId = await subscribe(await makePlan());
    await charge("2026-07-01");
    const whole = { fullFee: "1", shareDays: 1, shareOf: 1 };
    const row = { subscriptionId, customerId, amount: "1", xdrId: 1, ...whole };
    await expect(
      db()
        .insert(subscriptionCharges)
        .values({ ...row, component: "fee", periodFrom: "2026-07-31", periodTo: "2026-08-02" }),
    ).rejects.toThrow();
    // The control: the days after it are free.
    await db()
      .insert(subscriptionCharges)
      .values({ ...row, component: "fee", periodFrom: "2026-08-01", periodTo: "2026-09-01" });
  });

  it("B5: a plan without a fee for the period is never charged as nothing, and nothing else of the customer is", async () => {
    const [bare] = await db()
      .insert(plans)
      .values({ name: `Bare ${++count}`, currency: "USD" })
      .returning();
    await subscribe(await makePlan());
    await subscribe(bare!.id);
    await expect(charge("2026-07-01")).rejects.toMatchObject({ code: "conflict" });
    expect(await charged()).toEqual([]);
    expect(
      await db().select().from(customerBalances).where(eq(customerBalances.customerId, customerId)),
    ).toEqual([]);
  });

  it("a subscription that ended is charged to its last day and then never again", async () => {
    const id = await subscribe(await makePlan({ chargeModel: "at_end" }));
    await db().update(subscriptions).set({ finishOn: "2026-06-10" }).where(eq(subscriptions.id, id));
    // 30 × 10 of 30 days
    expect(await charge("2026-06-20")).toMatchObject({ charges: 1, total: "10.00" });
    expect(await charge("2026-09-01")).toMatchObject({ charges: 0 });
  });

  it("a complimentary month stands in the journal as 0.00, and the next one at its fee", async () => {
    const planId = await makePlan({ chargeModel: "at_end", endUserName: "Films" });
    await db().execute(
      sql`insert into plan_promotions (plan_id, from_period, periods, kind) values (${planId}, 1, 1, 'free')`,
    );
    await subscribe(planId);
    await charge("2026-08-01");
    const rows = await db().select().from(xdrs).where(eq(xdrs.customerId, customerId)).orderBy(xdrs.position);
    expect(
      rows.map(({ amount, description, periodFrom }) => [Number(amount), description, periodFrom]),
    ).toEqual([
      [0, "Films", "2026-06-01"],
      [30, "Films", "2026-07-01"],
    ]);
  });

  it("in advance on the very day of signing up, when asked to", async () => {
    await subscribe(await makePlan(), { startOn: "2026-06-11", activatedOn: "2026-06-11" });
    // 20 of 30 days of June, and July: 20 + 30
    expect(await charge("2026-06-11", true)).toMatchObject({ charges: 2, total: "50.00" });
    expect(await charge("2026-07-01")).toMatchObject({ charges: 0 });
  });

  it("what was billed before an import is not billed again, nor its activation fee", async () => {
    await subscribe(await makePlan({ activationFee: "5" }), {
      startOn: "2024-01-01",
      activatedOn: "2024-01-01",
      billedTo: "2026-06-30",
      activationFeeCharged: true,
    });
    expect(await charge("2026-07-01")).toMatchObject({ charges: 1, total: "30.00" });
  });
});
