import { asc, eq, gt, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { customers, subscriptionCharges } from "@/db/schema";
import { checkJournal } from "@/lib/domain/ledger";
import { operation } from "@/lib/kernel/operation";
import { normalize } from "@/lib/platform/money";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import { importTelco, openTelcoCompany, telcoIsHere } from "@/lib/testing/telco";
import { chargeDue } from "./charge-due";
import { calendarOf, lockSubscribers } from "./subscriber";

const CHUNK = 1_000;

/** A thousand customers in one transaction, as a bill run does it. */
const chargeChunk = operation({
  name: "subscription.test_charge_chunk",
  permission: "system",
  impersonation: "deny",
  input: z.object({ after: z.number() }),
  async run(work, { after }) {
    const ids = (
      await work.tx
        .select({ id: customers.id })
        .from(customers)
        .where(gt(customers.id, after))
        .orderBy(asc(customers.id))
        .limit(CHUNK)
    ).map(({ id }) => id);
    const subscribers = await lockSubscribers(work, ids);
    const moments = new Map(
      [...subscribers].map(([id, one]) => [id, { through: calendarOf(work, one).today }]),
    );
    const { posted, problems } = await chargeDue(work, subscribers, moments);
    work.audit.event({ type: "customer", id: null }, { details: { charged: posted.length } });
    return { last: ids.at(-1) ?? null, charged: posted.length, problems };
  },
});

async function chargeAll(now: Date) {
  let [after, charged]: [number | null, number] = [0, 0];
  while (after !== null) {
    const chunk: { last: number | null; charged: number; problems: unknown[] } = await chargeChunk(
      systemContext(db(), { now }),
      { after },
    );
    expect(chunk.problems).toEqual([]);
    charged += chunk.charged;
    after = chunk.last;
  }
  return charged;
}

/** What the fees charged for the days from this one on come to, and of how many customers they are. */
const chargedFor = async (from: string) => {
  const [row] = await db()
    .select({
      total: sql<string>`sum(${subscriptionCharges.amount})::text`,
      customers: sql<number>`count(distinct ${subscriptionCharges.customerId})::int`,
    })
    .from(subscriptionCharges)
    .where(eq(subscriptionCharges.periodFrom, from));
  return { ...row, total: normalize(row?.total ?? "0") };
};
const ALL = { total: "316985.75", customers: 5_174 };

beforeAll(openTelcoCompany);

describe.skipIf(!telcoIsHere)("a real customer base", () => {
  it("is charged a whole month to the cent, by a thousand customers at a time, and then nothing more", {
    timeout: 240_000,
  }, async () => {
    const on = (day: string) => new Date(`${day}T12:00:00Z`);
    await importTelco(adminContext(db(), { now: on("2026-04-01") }));
    // In advance: eleven sign up on the very day of the import, so their first month comes with their second.
    expect(await chargeAll(on("2026-04-01"))).toBeGreaterThan(20_000);
    expect(await chargedFor("2026-04-01")).toEqual({ total: "316530.15", customers: 5_163 });
    expect(await chargeAll(on("2026-04-01"))).toBe(0);
    expect(await chargeAll(on("2026-04-30"))).toBe(0);
    await chargeAll(on("2026-05-01"));
    expect(await chargedFor("2026-04-01")).toEqual(ALL);
    expect(await chargedFor("2026-05-01")).toEqual(ALL);
    expect(await chargeAll(on("2026-05-01"))).toBe(0);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });
});
