import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { currencies, plans, subscriptions } from "@/db/schema";
import { checkJournal } from "@/lib/domain/ledger";
import { ChargedCustomer, makePlan, onDay } from "@/lib/testing/charged-customer";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { cancelClosing, changePlan, closeSubscriptions, getSubscription } from "./index";

let world: World;
let customer: ChargedCustomer;
let cheap: number;
let dear: number;
let id: number;

const rowsOf = () =>
  db()
    .select()
    .from(subscriptions)
    .where(eq(subscriptions.customerId, customer.customerId))
    .orderBy(subscriptions.id);
const change = (day: string, given: { planId: number; on?: string; subscriptionId?: number }) =>
  changePlan(onDay(day), { subscriptionId: id, ...given });

beforeAll(async () => {
  world = await testWorld(db());
});

/** 249.95 from 1 January on anchor 1, charged to the end of May. */
beforeEach(async () => {
  customer = await ChargedCustomer.make(world.house.classId);
  cheap = await makePlan({ fee: "249.95" });
  dear = await makePlan({ fee: "599.95" });
  id = await customer.subscribe(cheap, "2026-04-01");
  await customer.bill("2026-05-01");
});

describe("a change of plan at once", () => {
  it("P-3: upgraded on 5 May: −217.70 of the old plan and +522.54 of the new one", async () => {
    // 249.95 × 27 / 31 = 217.6984; 599.95 × 27 / 31 = 522.5371
    const done = await change("2026-05-05", { planId: dear });
    expect(done).toMatchObject({
      scheduled: false,
      total: "304.84",
      lines: [
        { from: "2026-05-05", to: "2026-06-01", amount: "-217.70" },
        { from: "2026-05-05", to: "2026-06-01", amount: "522.54" },
      ],
    });
    expect(await customer.bill("2026-06-01")).toMatchObject({ total: "599.95" });
    expect(await rowsOf()).toMatchObject([
      { id, planId: cheap, finishOn: "2026-05-04", billedTo: "2026-05-04" },
      { id: done.successorId, planId: dear, startOn: "2026-05-05", changedFrom: id },
    ]);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("P-3: control: left alone, June is charged at the old price", async () => {
    expect(await customer.bill("2026-06-01")).toMatchObject({ total: "249.95" });
  });

  it("there and back on one day nets to nothing", async () => {
    const before = await customer.balance();
    const { successorId } = await change("2026-05-05", { planId: dear });
    await change("2026-05-05", { planId: cheap, subscriptionId: successorId });
    expect(await customer.balance()).toBe(before);
  });

  it("run dry it says what it would post, and changes nothing", async () => {
    const { output } = await changePlan.dryRun(onDay("2026-05-05"), { subscriptionId: id, planId: dear });
    expect(output).toMatchObject({ total: "304.84" });
    expect(await rowsOf()).toMatchObject([{ finishOn: null }]);
  });

  it("spares the new plan's activation fee when asked to, and charges it otherwise", async () => {
    const planId = await makePlan({ fee: "599.95", activationFee: "50" });
    const given = { subscriptionId: id, planId };
    const { output } = await changePlan.dryRun(onDay("2026-05-05"), given);
    expect(output.total).toBe("354.84");
    await changePlan(onDay("2026-05-05"), { ...given, spareActivationFee: true });
    expect(await customer.bill("2026-06-01")).toMatchObject({ total: "599.95" });
  });
});

describe("a scheduled change of plan", () => {
  it("goes on with the old plan until its day; what was charged beyond it comes back at once, the rest with the next charges", async () => {
    const done = await change("2026-05-05", { planId: dear, on: "2026-05-16" });
    // 249.95 × 16 / 31 = 129.0065
    expect(done).toMatchObject({ scheduled: true, total: "-129.01", replaced: null });
    expect(await getSubscription(onDay("2026-05-10"), { subscriptionId: id })).toMatchObject({
      status: "active",
      scheduledChange: { on: "2026-05-16", subscriptionId: done.successorId },
    });
    // 599.95 × 16 / 31 = 309.6516, and June
    expect(await customer.bill("2026-06-01")).toMatchObject({ total: "909.60" });
  });

  it("X-1: a second one takes the place of the first", async () => {
    const first = await change("2026-05-05", { planId: dear, on: "2026-05-16" });
    const third = await makePlan({ fee: "31" });
    const second = await change("2026-05-06", { planId: third, on: "2026-06-01" });
    expect(second.replaced).toMatchObject({ on: "2026-05-16" });
    const rows = await rowsOf();
    expect(rows.map((row) => row.id)).toEqual([id, second.successorId]);
    expect(rows.map((row) => row.id)).not.toContain(first.successorId);
    // The days given back for the first are charged again, and June at the price of the second.
    await customer.bill("2026-06-01");
    await customer.bill("2026-07-01");
    expect(await customer.balance()).toBeCloseTo(249.95 * 2 + 31 * 2, 5);
  });

  it("X-1: one at once cancels it", async () => {
    await change("2026-05-05", { planId: dear, on: "2026-05-16" });
    const third = await makePlan({ fee: "31" });
    const now = await change("2026-05-06", { planId: third });
    expect((await rowsOf()).map((row) => row.id)).toEqual([id, now.successorId]);
    await customer.bill("2026-06-01");
    // April, 5 of 31 days of May at the old price, 26 days at 1.00, and June.
    expect(await customer.balance()).toBeCloseTo(249.95 + 40.31 + 26 + 31, 5);
  });

  it("X-1: control: left alone it happens, once", async () => {
    await change("2026-05-05", { planId: dear, on: "2026-06-01" });
    await customer.bill("2026-06-01");
    await customer.bill("2026-07-01");
    expect(await customer.balance()).toBeCloseTo(249.95 * 2 + 599.95 * 2, 5);
  });

  it("can be taken back: the old plan runs on and pays for its days again", async () => {
    await change("2026-05-05", { planId: dear, on: "2026-05-16" });
    await cancelClosing(onDay("2026-05-07"), { subscriptionId: id });
    expect(await rowsOf()).toMatchObject([{ id, finishOn: null }]);
    await customer.bill("2026-06-01");
    expect(await customer.balance()).toBeCloseTo(249.95 * 3, 5);
  });

  it("goes with the subscription when that is closed before its day", async () => {
    await change("2026-05-05", { planId: dear, on: "2026-05-16" });
    await closeSubscriptions(onDay("2026-05-08"), { subscriptionIds: [id], when: "now" });
    expect(await rowsOf()).toMatchObject([{ id, finishOn: "2026-05-08" }]);
  });
});

describe("X-1: refused", () => {
  const refused = (promise: Promise<unknown>, code: string) =>
    expect(promise).rejects.toMatchObject({ code });

  it("the same plan, another currency, an archived plan, another owner's, and one without a price", async () => {
    await refused(change("2026-05-05", { planId: cheap }), "conflict");
    await db().update(currencies).set({ active: true }).where(eq(currencies.code, "EUR"));
    await refused(change("2026-05-05", { planId: await makePlan({ currency: "EUR" }) }), "conflict");
    await refused(change("2026-05-05", { planId: await makePlan({ archivedAt: new Date() }) }), "conflict");
    await refused(change("2026-05-05", { planId: world.a.planId }), "not_found");
    const [bare] = await db().insert(plans).values({ name: "Bare", currency: "USD" }).returning();
    await refused(change("2026-05-05", { planId: bare!.id }), "conflict");
    expect(await rowsOf()).toHaveLength(1);
  });

  it("of one that is not active: not begun, over, or paused", async () => {
    const waits = await customer.subscribe(cheap, "2026-09-01", { activatedOn: null });
    await refused(change("2026-05-05", { planId: dear, subscriptionId: waits }), "conflict");
    await closeSubscriptions(onDay("2026-05-05"), { subscriptionIds: [id], when: "now" });
    await refused(change("2026-05-06", { planId: dear }), "conflict");
  });
});
