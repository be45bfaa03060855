import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { subscriptionCharges, subscriptions } from "@/db/schema";
import { revertXdr } from "@/lib/domain/billing";
import { checkJournal, listXdrs } from "@/lib/domain/ledger";
import { ChargedCustomer, makePlan, onDay } from "@/lib/testing/charged-customer";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { cancelClosing, closeCustomer, closeSubscriptions } from "./index";

let classId: number;
let customer: ChargedCustomer;

beforeAll(async () => {
  classId = (await testWorld(db())).house.classId;
});
/** Charged to the end of July. */
beforeEach(async () => {
  customer = await ChargedCustomer.make(classId);
});
async function charged(more: Parameters<typeof makePlan>[0] = {}) {
  const id = await customer.subscribe(await makePlan(more), "2026-06-01");
  await customer.bill("2026-07-01");
  return id;
}
const close = (day: string, id: number, date?: string) =>
  closeSubscriptions(onDay(day), {
    subscriptionIds: [id],
    when: date ? "date" : "now",
    ...(date ? { date } : {}),
  });

describe("days charged ahead, when a subscription is closed", () => {
  it("come back with the closing: 21 of the 31 days of July", async () => {
    const id = await charged();
    // 30 × 21 / 31 = 20.32
    expect(await close("2026-07-10", id)).toMatchObject({
      lines: [{ outcome: "closes", refund: "-20.32" }],
      refunds: [{ currency: "USD", total: "-20.32" }],
    });
    expect(await customer.charged()).toEqual([
      "fee 2026-06-01 2026-07-01 30",
      "fee 2026-07-01 2026-08-01 30",
      "refund 2026-07-11 2026-08-01 -20.32",
    ]);
    expect(await customer.bill("2026-08-01")).toMatchObject({ charges: 0 });
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("control: closed with the last day charged, nothing comes back", async () => {
    const id = await charged();
    expect(await close("2026-07-10", id, "2026-07-31")).toMatchObject({ refunds: [] });
  });

  it("closed twice they come back once, and earlier still only the days in between", async () => {
    const id = await charged();
    await close("2026-07-10", id, "2026-07-20");
    expect((await close("2026-07-10", id, "2026-07-20")).refunds).toEqual([]);
    await close("2026-07-10", id);
    expect((await customer.charged()).slice(2)).toEqual([
      "refund 2026-07-21 2026-08-01 -10.65",
      "refund 2026-07-11 2026-07-21 -9.67",
    ]);
  });

  it("the preview says the same and posts nothing", async () => {
    const id = await charged();
    const { output } = await closeSubscriptions.dryRun(onDay("2026-07-10"), {
      subscriptionIds: [id],
      when: "now",
    });
    expect(output.refunds).toEqual([{ currency: "USD", total: "-20.32" }]);
    expect(await customer.balance()).toBe(60);
  });

  it("are charged again once the closing is taken back", async () => {
    const id = await charged();
    await close("2026-07-10", id, "2026-07-20");
    await cancelClosing(onDay("2026-07-12"), { subscriptionId: id });
    await customer.bill("2026-08-01");
    // June, July and August, each whole.
    expect(await customer.balance()).toBe(90);
  });

  it("stay charged where the plan doesn't prorate the last period", async () => {
    const id = await charged({ prorateLast: false });
    expect((await close("2026-07-10", id)).refunds).toEqual([]);
  });

  it("of a fee that was taken back by hand don't come back a second time", async () => {
    const id = await charged();
    const { rows } = await listXdrs(onDay("2026-07-02"), { customerId: customer.customerId });
    const july = rows.find(({ period }) => period?.from === "2026-07-01");
    await revertXdr(onDay("2026-07-02"), { xdrId: july!.id, reason: "Charged by mistake" });
    expect((await close("2026-07-10", id)).refunds).toEqual([]);
    expect(await customer.balance()).toBe(30);
  });

  it("P-9: of 300 that would come back, with 200 charged and 50 given back before, 150 do; control: 200 without them", async () => {
    for (const [credited, back] of [
      ["-50", "-150.00"],
      [null, "-200.00"],
    ]) {
      const subscriptionId = await customer.subscribe(await makePlan({ fee: "300" }), "2026-06-01", {
        billedTo: "2026-06-30",
      });
      const row = { subscriptionId, customerId: customer.customerId, fullFee: "300", shareOf: 30, xdrId: 1 };
      const [fee] = await db()
        .insert(subscriptionCharges)
        .values({
          ...row,
          component: "fee",
          periodFrom: "2026-06-01",
          periodTo: "2026-07-01",
          amount: "200",
          shareDays: 30,
        })
        .returning();
      if (credited)
        await db()
          .insert(subscriptionCharges)
          .values({
            ...row,
            component: "waiver",
            periodFrom: "2026-06-01",
            periodTo: "2026-06-02",
            amount: credited,
            shareDays: 1,
            credits: fee!.id,
          });
      // One that never began: all of it is unused.
      await db()
        .update(subscriptions)
        .set({ startOn: "2026-06-02", activatedOn: null })
        .where(eq(subscriptions.id, subscriptionId));
      expect((await close("2026-06-01", subscriptionId)).refunds).toEqual([{ currency: "USD", total: back }]);
    }
  });

  it("come back for every subscription of a customer that is closed", async () => {
    await charged({ multiple: true });
    await charged({ fee: "31" });
    const closed = await closeCustomer(onDay("2026-07-10"), {
      customerId: customer.customerId,
      reason: "Moves away",
    });
    // 20.32 + 21.00
    expect(closed.refunds).toEqual([{ currency: "USD", total: "-41.32" }]);
  });
});
