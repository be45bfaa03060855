import { eq, inArray, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { customers, subscriptions } from "@/db/schema";
import { addDays, todayIn } from "@/lib/platform/time";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeCustomer } from "@/lib/testing/subscription-story";
import { subscriptionStatus } from "./rules/status";
import { dateSql, ownTodaySql, statusSql } from "./status-sql";

const NOW = new Date("2026-03-15T10:30:00Z");
const ZONES = ["UTC", "Pacific/Honolulu", "Pacific/Kiritimati", "Asia/Kolkata"];

let world: World;
beforeAll(async () => {
  world = await testWorld(db());
});

const day = fc.integer({ min: -4, max: 4 }).map((n) => addDays("2026-03-15", n));
const facts = fc.record({
  zone: fc.constantFrom(...ZONES),
  startOn: day,
  activatedOn: fc.option(day),
  length: fc.option(fc.integer({ min: -1, max: 5 })),
  closedAt: fc.option(fc.integer({ min: -3, max: 3 }).map((n) => new Date(NOW.getTime() + n * 1000))),
});

describe("status in SQL", () => {
  it("is the rule's status for any dates, in any zone, over one customer and over a whole base", async () => {
    const samples = fc.sample(facts, { numRuns: 300, seed: 20260315 });
    const byZone = new Map<string, number>();
    for (const zone of ZONES)
      byZone.set(zone, await makeCustomer(db(), world.house, `in ${zone}`, { billingTimeZone: zone }));
    const rows = await db()
      .insert(subscriptions)
      .values(
        samples.map(({ zone, length, startOn, ...rest }) => ({
          ...rest,
          startOn,
          finishOn: length === null ? null : addDays(startOn, length),
          customerId: byZone.get(zone) as number,
          distributorId: world.house.distributorId,
          planId: world.house.planId,
          recurringFee: "1",
        })),
      )
      .returning();
    const expected = rows.map((row, n) => {
      const today = todayIn(NOW, samples[n]?.zone ?? "UTC");
      return [row.id, subscriptionStatus(row, today, NOW)];
    });
    expect(new Set(expected.map(([, status]) => status)).size).toBe(3);

    const base = await db()
      .select({ id: subscriptions.id, status: statusSql(ownTodaySql(NOW), NOW) })
      .from(subscriptions)
      .where(
        inArray(
          subscriptions.id,
          rows.map(({ id }) => id),
        ),
      )
      .orderBy(subscriptions.id);
    expect(base.map(({ id, status }) => [id, status])).toEqual(expected);

    for (const [zone, customerId] of byZone) {
      const status = statusSql(dateSql(todayIn(NOW, zone)), NOW);
      const own = await db()
        .select({ id: subscriptions.id, status: sql<string>`${status}` })
        .from(subscriptions)
        .innerJoin(customers, eq(customers.id, subscriptions.customerId))
        .where(eq(subscriptions.customerId, customerId))
        .orderBy(subscriptions.id);
      const ids = new Set(own.map(({ id }) => id));
      expect(own.map(({ id, status: found }) => [id, found])).toEqual(
        expected.filter(([id]) => ids.has(id as number)),
      );
    }
  });
});
