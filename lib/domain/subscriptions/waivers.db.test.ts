import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, customers, daysWithoutService, xdrs } from "@/db/schema";
import { blockAccount, unblockAccount, updateAccount } from "@/lib/domain/accounts";
import { blockCustomer, unblockCustomer } from "@/lib/domain/customers";
import { checkJournal } from "@/lib/domain/ledger";
import { ChargedCustomer, makePlan, onDay } from "@/lib/testing/charged-customer";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { closeSubscriptions, getSubscription } from "./index";

let classId: number;
let customer: ChargedCustomer;
const reason = "Asked for by phone";

beforeAll(async () => {
  classId = (await testWorld(db())).house.classId;
});
beforeEach(async () => {
  customer = await ChargedCustomer.make(classId);
});

const block = (day: string) => blockCustomer(onDay(day), { customerId: customer.customerId, reason });
const unblock = (day: string) => unblockCustomer(onDay(day), { customerId: customer.customerId });
const daysOf = async () =>
  (
    await db()
      .select()
      .from(daysWithoutService)
      .where(eq(daysWithoutService.customerId, customer.customerId))
      .orderBy(daysWithoutService.id)
  ).map(({ cause, fromDay, toDay }) => `${cause} ${fromDay} ${toDay}`);
const credits = { creditWhenBlocked: true, chargeModel: "at_end" };

async function line(more: Partial<typeof accounts.$inferInsert> = {}): Promise<number> {
  const [row] = await db()
    .insert(accounts)
    .values({
      customerId: customer.customerId,
      identifier: `waived-${customer.customerId}-${Math.random()}`,
      activatesOn: "2026-01-01",
      ...more,
    })
    .returning();
  return row!.id;
}

describe("days without service", () => {
  it("F8.2: November, blocked for 10 of its 30 days: +30 and −10, as two xDRs", async () => {
    await customer.subscribe(await makePlan({ ...credits, endUserName: "Films" }), "2026-11-01");
    await block("2026-11-06");
    await unblock("2026-11-16");
    expect(await customer.bill("2026-12-01")).toMatchObject({ charges: 2, total: "20.00" });
    expect(await customer.charged()).toEqual([
      "fee 2026-11-01 2026-12-01 30",
      "waiver 2026-11-06 2026-11-16 -10",
    ]);
    const rows = await db().select().from(xdrs).where(eq(xdrs.customerId, customer.customerId));
    expect(rows.find(({ kind }) => kind === "waiver")).toMatchObject({
      description: "Films, days without service",
      causeType: "xdr",
      causeId: String(rows.find(({ kind }) => kind === "subscription_fee")?.id),
    });
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("F8.2: control: with the plan's switch off, or never blocked, the fee stays whole", async () => {
    await customer.subscribe(
      await makePlan({ chargeModel: "at_end", creditWhenExpired: true }),
      "2026-11-01",
    );
    await block("2026-11-06");
    await unblock("2026-11-16");
    expect(await customer.bill("2026-12-01")).toMatchObject({ charges: 1, total: "30.00" });
    const other = await ChargedCustomer.make(classId);
    await other.subscribe(await makePlan(credits), "2026-11-01");
    expect(await other.bill("2026-12-01")).toMatchObject({ charges: 1, total: "30.00" });
  });

  it("once a day ever: asked again nothing, and ten who ask at once get it once", async () => {
    await customer.subscribe(await makePlan(credits), "2026-11-01");
    await block("2026-11-06");
    await unblock("2026-11-16");
    await Promise.all(Array.from({ length: 10 }, () => customer.bill("2026-12-01")));
    expect(await customer.charged()).toHaveLength(2);
    expect(await customer.bill("2026-12-02")).toMatchObject({ charges: 0 });
  });

  it("while it lasts, the days seen so far; later the rest", async () => {
    await customer.subscribe(await makePlan({ creditWhenBlocked: true }), "2026-10-01");
    await customer.bill("2026-11-01");
    await block("2026-11-06");
    expect(await customer.bill("2026-11-11")).toMatchObject({ total: "-5.00" });
    await unblock("2026-11-21");
    await customer.bill("2026-12-01");
    expect((await customer.charged()).filter((one) => one.startsWith("waiver"))).toEqual([
      "waiver 2026-11-06 2026-11-11 -5",
      "waiver 2026-11-11 2026-11-21 -10",
    ]);
  });

  it("paid for in advance: what is blocked after the charge comes back with the next one", async () => {
    await customer.subscribe(await makePlan({ creditWhenBlocked: true }), "2026-10-01");
    await customer.bill("2026-11-01");
    await block("2026-11-06");
    await unblock("2026-11-16");
    // December's 30, and −10 of November.
    expect(await customer.bill("2026-12-01")).toMatchObject({ charges: 2, total: "20.00" });
  });

  it("P-4: blocked 3 May inside 27 April to 27 May of 29.95, unblocked 17 May: −13.98 (−23.96 and +9.98)", async () => {
    const anchored = { billingPeriod: "anniversary", anchorDay: 27 };
    customer = await ChargedCustomer.make(classId, anchored);
    await customer.subscribe(await makePlan({ ...credits, fee: "29.95" }), "2026-04-27");
    await block("2026-05-03");
    await unblock("2026-05-17");
    // 29.95 × 14 / 30 = 13.9767
    await customer.bill("2026-05-27");
    expect(await customer.charged()).toEqual([
      "fee 2026-04-27 2026-05-27 29.95",
      "waiver 2026-05-03 2026-05-17 -13.98",
    ]);
  });

  it("P-4, B17: blocked and unblocked on the same day four times nets to 0 each time", async () => {
    await customer.subscribe(await makePlan(credits), "2026-11-01");
    for (let round = 0; round < 4; round++) {
      await block("2026-11-06T08:00:00Z");
      await unblock("2026-11-06T20:00:00Z");
      expect(await daysOf()).toEqual([]);
    }
    expect(await customer.bill("2026-12-01")).toMatchObject({ total: "30.00" });
  });

  it("counts days of the customer's own time zone", async () => {
    customer = await ChargedCustomer.make(classId, { billingTimeZone: "America/Los_Angeles" });
    // Still 5 November there, and 15 November.
    await block("2026-11-06T02:00:00Z");
    await unblock("2026-11-16T02:00:00Z");
    expect(await daysOf()).toEqual(["blocked 2026-11-05 2026-11-15"]);
  });

  it("is kept whichever way a customer is blocked: past the operations the database's clock counts", async () => {
    await db().update(customers).set({ blocked: true }).where(eq(customers.id, customer.customerId));
    const today = new Date().toISOString().slice(0, 10);
    expect(await daysOf()).toEqual([`blocked ${today} null`]);
    await db().update(customers).set({ blocked: false }).where(eq(customers.id, customer.customerId));
    expect(await daysOf()).toEqual([]);
  });

  it("of one account: its own subscriptions alone", async () => {
    const [one, other] = [await line(), await line()];
    const planId = await makePlan({ ...credits, multiple: true });
    await customer.subscribe(planId, "2026-11-01", { accountId: one });
    await customer.subscribe(planId, "2026-11-01", { accountId: other });
    await blockAccount(onDay("2026-11-06"), { accountId: one, reason });
    await unblockAccount(onDay("2026-11-16"), { accountId: one });
    expect(await customer.bill("2026-12-01")).toMatchObject({ charges: 3, total: "50.00" });
  });

  it("a day with two causes counts once", async () => {
    const accountId = await line();
    await customer.subscribe(await makePlan(credits), "2026-11-01", { accountId });
    await blockAccount(onDay("2026-11-06"), { accountId, reason });
    await block("2026-11-10");
    await unblockAccount(onDay("2026-11-12"), { accountId });
    await unblock("2026-11-16");
    await customer.bill("2026-12-01");
    expect((await customer.charged())[1]).toBe("waiver 2026-11-06 2026-11-16 -10");
  });
});

describe("an account past its last day of use", () => {
  it("has no service from the day after it, while the plan gives credits for that", async () => {
    const accountId = await line({ expiresOn: "2026-11-20" });
    await customer.subscribe(await makePlan({ ...credits, creditWhenExpired: true }), "2026-11-01", {
      accountId,
    });
    await customer.bill("2026-12-01");
    expect(await customer.charged()).toEqual([
      "fee 2026-11-01 2026-12-01 30",
      "waiver 2026-11-21 2026-12-01 -10",
    ]);
  });

  it("and had none until the day it was prolonged", async () => {
    const accountId = await line({ expiresOn: "2026-11-05" });
    await customer.subscribe(await makePlan({ ...credits, creditWhenExpired: true }), "2026-11-01", {
      accountId,
    });
    await updateAccount(onDay("2026-11-16"), { accountId, expiresOn: "2027-12-31" });
    await customer.bill("2026-12-01");
    expect((await customer.charged())[1]).toBe("waiver 2026-11-06 2026-11-16 -10");
  });

  it("control: with a last day still to come the fee is whole", async () => {
    const accountId = await line({ expiresOn: "2026-12-31" });
    await customer.subscribe(await makePlan({ ...credits, creditWhenExpired: true }), "2026-11-01", {
      accountId,
    });
    expect(await customer.bill("2026-12-01")).toMatchObject({ charges: 1, total: "30.00" });
  });
});

describe("P-9: never more than was charged", () => {
  it("a whole month away is the whole fee, and closing then gives back no more", async () => {
    const id = await customer.subscribe(await makePlan({ creditWhenBlocked: true }), "2026-10-01");
    await customer.bill("2026-11-01");
    await block("2026-10-20");
    await customer.bill("2026-11-26");
    await closeSubscriptions(onDay("2026-11-26"), { subscriptionIds: [id], when: "now" });
    // October: 12 days of 31; November: 25 days waived, 4 not used, one that was blocked is left for the next charge.
    await customer.bill("2026-12-01");
    const charged = await customer.charged();
    const sumOf = (kind: string) =>
      charged
        .filter((one) => one.startsWith(kind))
        .reduce((total, one) => total + Number(one.split(" ")[3]), 0);
    expect(sumOf("fee")).toBe(60);
    expect(sumOf("waiver") + sumOf("refund")).toBeCloseTo(-30 - 11.61, 5);
  });
});

describe("the page of a subscription", () => {
  it("says what was charged and given back, newest first, and which days were without service and why", async () => {
    const id = await customer.subscribe(await makePlan(credits), "2026-11-01");
    await block("2026-11-06");
    await unblock("2026-11-16");
    await customer.bill("2026-12-01");
    await block("2026-12-05");
    const page = await getSubscription(onDay("2026-12-10"), { subscriptionId: id });
    expect(page.history).toMatchObject([
      { component: "waiver", from: "2026-11-06", to: "2026-11-16", amount: "-10.00" },
      { component: "fee", from: "2026-11-01", to: "2026-12-01", amount: "30.00" },
    ]);
    expect(page.gaps).toEqual([
      { cause: "blocked", from: "2026-12-05", to: null, credited: true },
      { cause: "blocked", from: "2026-11-06", to: "2026-11-16", credited: true },
    ]);
  });

  it("names days before it was active, or after its end, for nobody", async () => {
    await block("2026-10-06");
    await unblock("2026-10-16");
    const id = await customer.subscribe(await makePlan(credits), "2026-11-01", { finishOn: "2026-11-30" });
    await block("2026-12-05");
    expect(await getSubscription(onDay("2026-12-10"), { subscriptionId: id })).toMatchObject({ gaps: [] });
  });
});
