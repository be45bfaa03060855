import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { customerBilling, customers, subscriptions } from "@/db/schema";
import { chargeDaily, listDailyDue, makeTransaction } from "@/lib/domain/billing";
import { raiseCreditLimitTemporarily } from "@/lib/domain/customers";
import { checkJournal } from "@/lib/domain/ledger";
import { ChargedCustomer, makePlan, onDay } from "@/lib/testing/charged-customer";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { getSubscription } from "./index";

let classId: number;
let customer: ChargedCustomer;
let id: number;

const pay = (day: string, amount: string) =>
  makeTransaction(onDay(day), {
    customerId: customer.customerId,
    transaction: "manual_payment",
    amount,
  });
const shown = (day: string) => getSubscription(onDay(day), { subscriptionId: id });
const short = async () =>
  (await db().select().from(subscriptions).where(eq(subscriptions.id, id)))[0]?.shortFrom;

beforeAll(async () => {
  classId = (await testWorld(db())).house.classId;
});
/** 30 a month in advance; October is paid for. */
beforeEach(async () => {
  customer = await ChargedCustomer.make(classId, { balanceControl: "prepaid" });
  id = await customer.subscribe(await makePlan(), "2026-10-01", { billedTo: "2026-10-31" });
});

describe("a prepaid customer short of funds", () => {
  it("F8.2: 30 due on 1 November against 20: charged on the 11th, 20 for the 20 days left", async () => {
    await pay("2026-10-20", "20");
    expect(await customer.bill("2026-11-01")).toMatchObject({ charges: 0 });
    expect(await short()).toBe("2026-11-01");
    expect((await shown("2026-11-05")).shortfall).toEqual({
      since: "2026-11-01",
      due: "26.00",
      funds: "20.00",
      resumesOn: "2026-11-11",
    });
    expect(await customer.bill("2026-11-10")).toMatchObject({ charges: 0 });
    expect(await customer.bill("2026-11-11")).toMatchObject({ charges: 1, total: "20.00", balance: "0.00" });
    expect(await customer.charged()).toEqual(["fee 2026-11-11 2026-12-01 20"]);
    expect(await short()).toBeNull();
    expect((await shown("2026-11-11")).shortfall).toBeNull();
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("F8.2: control: with 30 it is charged on the day, whole; and a postpaid customer owes it", async () => {
    await pay("2026-10-20", "30");
    expect(await customer.bill("2026-11-01")).toMatchObject({ total: "30.00" });
    customer = await ChargedCustomer.make(classId);
    await customer.subscribe(await makePlan(), "2026-10-01", { billedTo: "2026-10-31" });
    expect(await customer.bill("2026-11-01")).toMatchObject({ total: "30.00", balance: "30.00" });
  });

  it("goes on once something is paid in: for the days left, and the next month is tried by itself", async () => {
    await customer.bill("2026-11-01");
    await pay("2026-11-15", "46");
    // 30 × 15 / 30
    expect(await customer.bill("2026-11-16")).toMatchObject({ total: "15.00" });
    expect(await customer.bill("2026-12-01")).toMatchObject({ total: "30.00", balance: "-1.00" });
  });

  it("what fits is charged though a dearer one waits", async () => {
    await customer.subscribe(await makePlan({ fee: "5" }), "2026-10-01", { billedTo: "2026-10-31" });
    await pay("2026-10-20", "20");
    expect(await customer.bill("2026-11-01")).toMatchObject({ charges: 1, total: "5.00" });
    expect(await short()).toBe("2026-11-01");
  });

  it("a temporary raise of the limit counts as funds, as long as it lasts", async () => {
    const raised = {
      amount: "30",
      unit: "fixed",
      until: "2026-11-02",
      reason: "Payment is on its way",
    } as const;
    await raiseCreditLimitTemporarily(onDay("2026-10-31"), { customerId: customer.customerId, ...raised });
    expect(await customer.bill("2026-11-01")).toMatchObject({ total: "30.00", balance: "30.00" });
  });

  it("ten who ask at once charge it once, and never below the funds", async () => {
    await customer.subscribe(await makePlan(), "2026-10-01", { billedTo: "2026-10-31" });
    await pay("2026-10-20", "30");
    await Promise.all(Array.from({ length: 10 }, () => customer.bill("2026-11-01")));
    expect(await customer.balance()).toBe(0);
    expect(await customer.charged()).toHaveLength(1);
  });

  it("is charged by the payment itself, in one transaction; a payment that is too small leaves it waiting", async () => {
    await db()
      .update(customerBilling)
      .set({ nextClose: "2026-12-01" })
      .where(eq(customerBilling.customerId, customer.customerId));
    await customer.bill("2026-11-01");
    // 30 × 16 / 30 on the 15th
    expect(await pay("2026-11-15", "15.99")).toMatchObject({ balance: "-15.99" });
    expect(await short()).toBe("2026-11-01");
    expect(await pay("2026-11-15", "1")).toMatchObject({ balance: "-0.99" });
    expect(await customer.charged()).toEqual(["fee 2026-11-15 2026-12-01 16"]);
    expect(await short()).toBeNull();
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("is tried again once a day by the job, and no more often; one that isn't short is left alone", async () => {
    const system = (day: string) => systemContext(db(), { now: new Date(`${day}T12:00:00Z`) });
    const due = async (day: string) => (await listDailyDue(system(day), {})).includes(customer.customerId);
    await db()
      .update(customerBilling)
      .set({ nextClose: "2026-12-01" })
      .where(eq(customerBilling.customerId, customer.customerId));
    expect(await due("2026-11-01")).toBe(false);
    await customer.bill("2026-11-01");
    expect(await due("2026-11-01")).toBe(false);
    expect(await due("2026-11-02")).toBe(true);
    await chargeDaily(system("2026-11-02"), { customerIds: [customer.customerId] });
    expect(await due("2026-11-02")).toBe(false);
    // Something else than a payment put funds there.
    await db().update(customers).set({ creditLimit: "15" }).where(eq(customers.id, customer.customerId));
    expect(await due("2026-11-16")).toBe(true);
    await chargeDaily(system("2026-11-16"), { customerIds: [customer.customerId] });
    expect(await customer.charged()).toEqual(["fee 2026-11-16 2026-12-01 15"]);
    expect(await due("2026-11-17")).toBe(false);
  });
});
