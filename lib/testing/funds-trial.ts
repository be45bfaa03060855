import { eq } from "drizzle-orm";
import { beforeAll, beforeEach } from "vitest";
import { db } from "@/db/client";
import { accounts, customerBilling, daysWithoutService, fundsSeen } from "@/db/schema";
import { makeTransaction } from "@/lib/domain/billing";
import { listFundsDue } from "@/lib/domain/subscriptions";
import { postRecords, renewSourceSecret } from "@/lib/domain/usage";
import { noteFundsDays } from "@/lib/jobs/note-funds-days";
import { ChargedCustomer, onDay } from "./charged-customer";
import { systemContext } from "./contexts";
import { call } from "./posted-calls";
import { type UsageWorld, usageWorld } from "./usage-trial";

/** The world, and the prepaid customer of the story that runs; there after `openFundsTrial`. */
export const trial = {} as { world: UsageWorld; secret: string; customer: ChargedCustomer };

/** Made with 1 November 2026, in UTC if nothing else is said. */
export const make = (more: object = {}) =>
  ChargedCustomer.make(trial.world.house.classId, {
    balanceControl: "prepaid",
    createdAt: new Date("2026-11-01T00:00:00Z"),
    ...more,
  });
export const system = (moment: string) => systemContext(db(), { now: new Date(moment) });

const book = (transaction: "manual_payment" | "manual_charge") => (day: string, amount: string) =>
  makeTransaction(onDay(day), {
    customerId: trial.customer.customerId,
    transaction,
    amount,
    service: "voice",
  });
export const pay = book("manual_payment");
export const spend = book("manual_charge");

/** A line of the customer's that can phone. @returns its identifier. */
export async function makeLine(): Promise<string> {
  const { customerId } = trial.customer;
  const identifier = `funds-${customerId}`;
  const { productId } = trial.world.estate;
  await db().insert(accounts).values({ customerId, identifier, productId, activatesOn: "2026-01-01" });
  return identifier;
}

/** A call of a minute, told by the switch (on New York's time) within the next. */
export async function phone(identifier: string, start: string): Promise<void> {
  const began = new Date(start).getTime();
  const wall = (ms: number) =>
    new Date(began + ms - 5 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  const record = call(`call-${identifier}-${start}`, {
    accountcode: identifier,
    channel: `PJSIP/${identifier}-00000001`,
    start: wall(0),
    answer: wall(0),
    end: wall(60_000),
  });
  const told = system(new Date(began + 90_000).toISOString());
  await postRecords(told, { key: "main-switch", secret: trial.secret, records: [record] });
}

/** What the clock does some minutes after a midnight. */
export const night = (day: string) => noteFundsDays(() => system(`${day}T00:07:00Z`));
export const due = (moment: string) => listFundsDue(system(moment), {});

/** Everything without service, as it was written: "no_funds 2026-11-11 2026-11-15". */
export const daysOf = async ({ customerId } = trial.customer) =>
  (
    await db()
      .select()
      .from(daysWithoutService)
      .where(eq(daysWithoutService.customerId, customerId))
      .orderBy(daysWithoutService.id)
  ).map(({ cause, fromDay, toDay }) => `${cause} ${fromDay} ${toDay}`);

/** How far the customer was looked through. */
export const seenOf = async () =>
  (await db().select().from(fundsSeen).where(eq(fundsSeen.customerId, trial.customer.customerId)))[0];

/** A world with a switch, and for each story a customer who is alone in it. */
export function openFundsTrial(): void {
  beforeAll(async () => {
    const world = await usageWorld();
    const { secret } = await renewSourceSecret(system("2026-11-01T00:00:00Z"), { sourceId: world.sourceId });
    Object.assign(trial, { world, secret });
  });
  beforeEach(async () => {
    await db().delete(fundsSeen);
    await db().update(customerBilling).set({ done: true });
    trial.customer = await make();
  });
}
