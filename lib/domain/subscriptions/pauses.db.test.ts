import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { customers, subscriptions } from "@/db/schema";
import { checkJournal } from "@/lib/domain/ledger";
import { ChargedCustomer, makePlan, onDay } from "@/lib/testing/charged-customer";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { getSubscription, pauseSubscription, resumeSubscription, updateCustomerTerms } from "./index";

let classId: number;
const rowOf = async (id: number) =>
  (await db().select().from(subscriptions).where(eq(subscriptions.id, id)))[0]!;

beforeAll(async () => {
  classId = (await testWorld(db())).house.classId;
});

const anchored = (anchorDay: number) =>
  ChargedCustomer.make(classId, { billingPeriod: "anniversary", anchorDay });

describe("pause and resume", () => {
  it("P-1: paused 4 March to 5 April on anchor 2: −233.82, then 224.96 to 2 May; the anchor stays 2", async () => {
    const customer = await anchored(2);
    const id = await customer.subscribe(await makePlan({ fee: "249.95" }), "2026-02-02");
    await customer.bill("2026-03-02");
    // 249.95 × 29 / 31 = 233.8242
    expect(await pauseSubscription(onDay("2026-03-04"), { subscriptionId: id })).toMatchObject({
      total: "-233.82",
      lines: [{ from: "2026-03-04", to: "2026-04-02", amount: "-233.82", share: { days: 29, of: 31 } }],
    });
    expect(await customer.bill("2026-04-02")).toMatchObject({ charges: 0 });
    // 249.95 × 27 / 30 = 224.955
    expect(await resumeSubscription(onDay("2026-04-05"), { subscriptionId: id })).toMatchObject({
      total: "224.96",
    });
    expect(await customer.bill("2026-05-02")).toMatchObject({ total: "249.95" });
    expect((await customer.charged()).slice(1)).toEqual([
      "fee 2026-03-02 2026-04-02 249.95",
      "refund 2026-03-04 2026-04-02 -233.82",
      "fee 2026-04-05 2026-05-02 224.96",
      "fee 2026-05-02 2026-06-02 249.95",
    ]);
    expect(
      (await db().select().from(customers).where(eq(customers.id, customer.customerId)))[0],
    ).toMatchObject({
      anchorDay: 2,
    });
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("explains the fee of a paused subscription by the days that are left of it, and of none after", async () => {
    const customer = await anchored(1);
    const id = await customer.subscribe(await makePlan({ fee: "30.00" }), "2026-03-01");
    await customer.bill("2026-04-01");
    await pauseSubscription(onDay("2026-04-22"), { subscriptionId: id });
    const { explanations, feeNext } = await getSubscription(onDay("2026-04-22"), { subscriptionId: id });
    expect(feeNext).toBe("0.00");
    expect(explanations.map(({ fee, steps }) => [fee, steps.at(-1)?.label])).toEqual([
      ["21.00", "21 of 30 days"],
      ["0.00", "0 of 31 days"],
    ]);
  });

  it("P-1: control: without the pause April is charged whole", async () => {
    const customer = await anchored(2);
    await customer.subscribe(await makePlan({ fee: "249.95" }), "2026-02-02");
    await customer.bill("2026-03-02");
    expect(await customer.bill("2026-04-02")).toMatchObject({ total: "249.95" });
  });

  it("P-4: paused 3 May inside 27 April to 27 May of 29.95, resumed 17 May: −23.96 and +9.98", async () => {
    const customer = await anchored(27);
    const id = await customer.subscribe(await makePlan({ fee: "29.95" }), "2026-03-27");
    await customer.bill("2026-04-27");
    // 29.95 × 24 / 30 = 23.96 and 29.95 × 10 / 30 = 9.9833
    expect(await pauseSubscription(onDay("2026-05-03"), { subscriptionId: id })).toMatchObject({
      total: "-23.96",
    });
    expect(await resumeSubscription(onDay("2026-05-17"), { subscriptionId: id })).toMatchObject({
      total: "9.98",
    });
  });

  it("P-4, B17: paused and resumed on one day four times nets to 0 each time, and the database lets no day twice", async () => {
    const customer = await anchored(27);
    const id = await customer.subscribe(await makePlan({ fee: "29.95" }), "2026-03-27");
    await customer.bill("2026-04-27");
    const before = await customer.balance();
    for (let round = 0; round < 4; round++) {
      await pauseSubscription(onDay("2026-05-03"), { subscriptionId: id });
      await resumeSubscription(onDay("2026-05-03"), { subscriptionId: id });
      expect(await customer.balance()).toBe(before);
    }
    expect(await rowOf(id)).toMatchObject({ billedTo: "2026-05-26", pausedOn: null });
    expect(await customer.bill("2026-05-26")).toMatchObject({ charges: 0 });
  });

  it("charges the days before the pause that were not charged yet, when it charges at the end", async () => {
    const customer = await ChargedCustomer.make(classId);
    const id = await customer.subscribe(await makePlan({ chargeModel: "at_end" }), "2026-06-01");
    // 30 × 3 / 30 = 3
    expect(await pauseSubscription(onDay("2026-06-04"), { subscriptionId: id })).toMatchObject({
      total: "3.00",
    });
    expect(await customer.bill("2026-07-01")).toMatchObject({ charges: 0 });
    await resumeSubscription(onDay("2026-07-11"), { subscriptionId: id });
    // 30 × 21 / 31 = 20.32
    expect(await customer.bill("2026-08-01")).toMatchObject({ total: "20.32" });
  });

  it("what was billed before an import is neither given back nor billed again", async () => {
    const customer = await ChargedCustomer.make(classId);
    const id = await customer.subscribe(await makePlan(), "2024-01-01", {
      billedTo: "2026-06-30",
      activationFeeCharged: true,
    });
    expect(await pauseSubscription(onDay("2026-06-10"), { subscriptionId: id })).toMatchObject({
      charges: 0,
    });
    expect(await resumeSubscription(onDay("2026-06-20"), { subscriptionId: id })).toMatchObject({
      charges: 0,
    });
    expect(await customer.bill("2026-07-01")).toMatchObject({ total: "30.00" });
  });

  it("is refused twice, before the first day, and for a resume of what runs", async () => {
    const customer = await ChargedCustomer.make(classId);
    const id = await customer.subscribe(await makePlan(), "2026-06-10");
    const pause = (on: string) => pauseSubscription(onDay("2026-06-20"), { subscriptionId: id, on });
    await expect(pause("2026-06-09")).rejects.toMatchObject({ code: "invalid" });
    await expect(resumeSubscription(onDay("2026-06-20"), { subscriptionId: id })).rejects.toMatchObject({
      code: "conflict",
    });
    await pause("2026-06-20");
    await expect(pause("2026-06-21")).rejects.toMatchObject({ code: "conflict" });
    await expect(
      resumeSubscription(onDay("2026-06-25"), { subscriptionId: id, on: "2026-06-19" }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("a period that is paused from its first day on costs 0.00 in the list, and the one before it what it did", async () => {
    const customer = await ChargedCustomer.make(classId);
    const id = await customer.subscribe(await makePlan(), "2026-06-01");
    await pauseSubscription(onDay("2026-06-20"), { subscriptionId: id, on: "2026-07-01" });
    expect(await getSubscription(onDay("2026-06-20"), { subscriptionId: id })).toMatchObject({
      pausedOn: "2026-07-01",
      feeNow: "30.00",
      feeNext: "0.00",
    });
  });

  it("run dry it says what it would post, and posts nothing", async () => {
    const customer = await ChargedCustomer.make(classId);
    const id = await customer.subscribe(await makePlan(), "2026-06-01");
    await customer.bill("2026-07-01");
    const before = await customer.charged();
    const { output } = await pauseSubscription.dryRun(onDay("2026-07-11"), { subscriptionId: id });
    expect(output).toMatchObject({ total: "-20.32" });
    expect(await customer.charged()).toEqual(before);
  });
});

describe("a moved anchor", () => {
  const move = (customerId: number, day: string, anchorDay: number) =>
    updateCustomerTerms(onDay(day), {
      customerId,
      classId: String(classId),
      distributorId: null,
      creditLimit: null,
      billingPeriod: "anniversary",
      anchorDay: String(anchorDay),
      billingTimeZone: "UTC",
      language: "en",
      discountPercent: "0",
    } as never);

  it("P-2: moved from 1 to 15 on 15 May: a stub of 112.88 from 1 to 15 June, then whole periods of the 15th", async () => {
    const customer = await anchored(1);
    await customer.subscribe(await makePlan({ fee: "249.95" }), "2026-04-01");
    await customer.bill("2026-05-01");
    await move(customer.customerId, "2026-05-15", 15);
    await customer.bill("2026-05-15");
    await customer.bill("2026-06-15");
    // 249.95 × 14 / 31 = 112.8806
    expect((await customer.charged()).slice(2)).toEqual([
      "fee 2026-06-01 2026-06-15 112.88",
      "fee 2026-06-15 2026-07-15 249.95",
    ]);
  });

  it("P-2: moved from 15 to 10: 209.64 for 26 of 31 days", async () => {
    const customer = await anchored(15);
    await customer.subscribe(await makePlan({ fee: "249.95" }), "2026-01-15");
    await customer.bill("2026-02-15");
    await move(customer.customerId, "2026-02-20", 10);
    await customer.bill("2026-03-10");
    // 249.95 × 26 / 31 = 209.6355
    expect((await customer.charged()).slice(2)).toEqual(["fee 2026-03-15 2026-04-10 209.64"]);
  });

  it("P-2: control: unmoved, June is charged whole", async () => {
    const customer = await anchored(1);
    await customer.subscribe(await makePlan({ fee: "249.95" }), "2026-04-01");
    await customer.bill("2026-05-01");
    await customer.bill("2026-06-01");
    expect((await customer.charged()).at(-1)).toBe("fee 2026-06-01 2026-07-01 249.95");
  });
});
