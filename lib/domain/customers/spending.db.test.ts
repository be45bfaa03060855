import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { post } from "@/lib/domain/ledger";
import { operation } from "@/lib/kernel/operation";
import { systemContext } from "@/lib/testing/contexts";
import { auditOf, newCustomer, openTrial, without } from "@/lib/testing/customer-trial";
import { getCredit } from "./get-credit";
import { getCustomer } from "./get-customer";
import { getSpending } from "./get-spending";
import { liftSpendingLimit } from "./lift-spending-limit";
import { listCustomers } from "./list-customers";
import { setSpendingLimit } from "./set-spending-limit";

beforeAll(openTrial);

const at = (moment: string) => systemContext(db(), { now: new Date(moment) });
const reason = "Asked for by the parents";
const ZONE = "America/New_York";

/** Posts usage at a moment, on its day in New York. */
const use = operation({
  name: "test.use",
  permission: "system",
  impersonation: "deny",
  input: z.object({ customerId: z.number(), amount: z.string(), kind: z.enum(["call", "charge"]) }),
  async run(work, { customerId, amount, kind }) {
    await post(work, [
      { customerId, kind, service: "voice", amount, occurredAt: work.now, day: work.today(ZONE) },
    ]);
    work.audit.event({ type: "customer", id: customerId });
  },
});

async function limited(name: string, dailyLimit = "5"): Promise<number> {
  const { customerId } = await newCustomer({ name, billingTimeZone: ZONE });
  await setSpendingLimit(at("2026-03-15T12:00:00Z"), { customerId, dailyLimit, reason });
  return customerId;
}
const statusesAt = async (customerId: number, moment: string) =>
  (await getCustomer(at(moment), { customerId })).statuses;

describe("a daily spending limit", () => {
  it("is reached by the day's usage, counts nothing else, and is over at midnight in the customer's zone", async () => {
    const customerId = await limited("Spends it all");
    await use(at("2026-03-15T13:00:00Z"), { customerId, amount: "50", kind: "charge" });
    await use(at("2026-03-15T14:00:00Z"), { customerId, amount: "4.99999", kind: "call" });
    expect(await statusesAt(customerId, "2026-03-15T14:01:00Z")).toEqual([]);
    await use(at("2026-03-15T15:00:00Z"), { customerId, amount: "0.00001", kind: "call" });
    expect(await statusesAt(customerId, "2026-03-15T15:01:00Z")).toEqual(["spending_limit_reached"]);
    const { rows } = await listCustomers(at("2026-03-15T15:01:00Z"), { q: "Spends it all" });
    expect(rows).toMatchObject([{ status: "spending_limit_reached" }]);
    // New York has summer time by then: its day ends at four in the morning.
    expect(await statusesAt(customerId, "2026-03-16T03:59:59Z")).toEqual(["spending_limit_reached"]);
    expect(await statusesAt(customerId, "2026-03-16T04:00:00Z")).toEqual([]);
  });

  it("is lifted until midnight by a person, with the reason kept, and counts again after it", async () => {
    const customerId = await limited("Lifted");
    await use(at("2026-03-15T14:00:00Z"), { customerId, amount: "6", kind: "call" });
    const lift = () => liftSpendingLimit(at("2026-03-15T15:00:00Z"), { customerId, reason });
    expect(await lift()).toMatchObject({ liftedUntil: "2026-03-16T04:00:00.000Z" });
    expect(await statusesAt(customerId, "2026-03-15T15:01:00Z")).toEqual([]);
    await expect(lift()).rejects.toMatchObject({ code: "conflict" });
    await use(at("2026-03-16T14:00:00Z"), { customerId, amount: "6", kind: "call" });
    expect(await statusesAt(customerId, "2026-03-16T15:00:00Z")).toEqual(["spending_limit_reached"]);
    expect(await auditOf("customer.lift_spending_limit", customerId)).toMatchObject([
      { property: "spendingLimitLiftedUntil", reason },
    ]);
  });

  it("is shown with what is spent and left, and is gone when it is taken away", async () => {
    const customerId = await limited("Looks at it");
    await use(at("2026-03-15T14:00:00Z"), { customerId, amount: "1.25", kind: "call" });
    const shown = () => getSpending(at("2026-03-15T15:00:00Z"), { customerId });
    expect(await shown()).toMatchObject({
      limit: { daily: "5.00", spentToday: "1.25", left: "3.75", reached: false, lifted: false },
    });
    await setSpendingLimit(at("2026-03-15T16:00:00Z"), { customerId, dailyLimit: "", reason });
    expect(await shown()).toMatchObject({ limit: null });
    await expect(liftSpendingLimit(at("2026-03-15T16:00:00Z"), { customerId, reason })).rejects.toMatchObject(
      {
        code: "conflict",
      },
    );
  });

  it("refuses zero, less, and a sixth decimal, in the operation and in the table", async () => {
    const { customerId } = await newCustomer({ name: "Refused" });
    for (const dailyLimit of ["0", "-1", "1.000001"])
      await expect(
        setSpendingLimit(at("2026-03-15T12:00:00Z"), { customerId, dailyLimit, reason }),
      ).rejects.toMatchObject({ code: "invalid", fields: { dailyLimit: [expect.any(String)] } });
    await expect(
      db().execute(sql`insert into customer_spending (customer_id, daily_limit) values (${customerId}, 0)`),
    ).rejects.toThrow();
  });
});

it("names the customer only to those who may see personal data", async () => {
  const customerId = await limited("Shy Customer");
  const ctx = without("pii:view");
  const [spending, credit] = [await getSpending(ctx, { customerId }), await getCredit(ctx, { customerId })];
  expect([spending.owner.name, credit.owner.name]).toEqual(["S••• C•••", "S••• C•••"]);
});
