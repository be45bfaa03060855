import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/db/client";
import { invoices } from "@/db/schema";
import { add, compare, min, sum, ZERO } from "@/lib/platform/money";
import { adminContext, TEST_NOW } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { writeInvoice } from "@/lib/testing/invoice-trial";
import { getInvoiceTotals, listInvoices } from "./index";
import {
  type InvoiceFacts,
  outstanding,
  overdueBalance,
  paymentStatus,
  totalOutstanding,
} from "./rules/status";
import { STATUS_FILTERS } from "./status-sql";

let world: World;
beforeAll(async () => {
  world = await testWorld(db());
});

const TODAY = "2026-03-15";
const cents = (n: number) => (n / 100).toFixed(2);

/** Small amounts and few days, so that ties and edges come up all the time. */
const facts = fc.record({
  net: fc.integer({ min: -3, max: 5 }).map((n) => `${n}.00`),
  paid: fc.integer({ min: 0, max: 500 }).map(cents),
  settled: fc.constantFrom("nothing", "part", "all"),
  adjusted: fc.boolean(),
  dueOn: fc.constantFrom("2026-03-13", "2026-03-14", TODAY, "2026-03-16"),
  review: fc.constantFrom("under_review" as const, "approved" as const, "issued" as const),
  voided: fc.boolean().map((yes) => yes && TEST_NOW),
});

it("every invoice is found under the very status that the rules give it, and under no other", async () => {
  const { house } = world;
  const admin = adminContext(db());
  await fc.assert(
    fc.asyncProperty(fc.array(facts, { minLength: 1, maxLength: 6 }), async (list) => {
      await db()
        .transaction(async (tx) => {
          const made: { id: number; facts: InvoiceFacts }[] = [];
          for (const { net, paid, settled, adjusted, dueOn, review, voided } of list) {
            const whole = compare(net, ZERO) > 0 && review === "issued" ? net : ZERO;
            const settledBy = settled === "nothing" ? ZERO : settled === "all" ? whole : min(paid, whole);
            const [a, p] = adjusted ? [settledBy, ZERO] : [ZERO, settledBy];
            const issued = review === "issued" ? { dueOn } : {};
            const id = await writeInvoice(tx as never, house, {
              net,
              tax: ZERO,
              payments: ZERO,
              paid: p,
              adjusted: a,
              review,
              voidedAt: voided || null,
              ...issued,
            });
            const kept = { total: add(net, ZERO), paid: p, adjusted: a, review, voided: Boolean(voided) };
            made.push({ id, facts: { ...kept, dueOn: review === "issued" ? dueOn : null } });
          }
          const asked = { ...admin, db: tx as never };
          const expected = made.map(({ id, facts: own }) => {
            const earlier = made.filter((one) => one.id < id && one.facts.review === "issued");
            const debts = earlier
              .map((one) => outstanding(one.facts))
              .filter((left) => compare(left, ZERO) > 0);
            return [id, paymentStatus(own, sum(debts), TODAY)] as const;
          });
          const shown = await listInvoices(asked, {
            customerId: house.customerId,
            withVoid: "on",
            pageSize: 100,
          });
          const ids = new Set(made.map(({ id }) => id));
          expect(shown.rows.filter(({ id }) => ids.has(id)).map(({ id, status }) => [id, status])).toEqual(
            [...expected].reverse(),
          );
          for (const status of STATUS_FILTERS) {
            const found = await listInvoices(asked, { customerId: house.customerId, status, pageSize: 100 });
            const wanted = expected.filter(([, own]) =>
              status === "open" ? ["unpaid", "partially_paid", "overdue"].includes(own) : own === status,
            );
            expect([status, found.rows.map(({ id }) => id).filter((id) => ids.has(id))]).toEqual([
              status,
              wanted.map(([id]) => id).reverse(),
            ]);
          }
          const [totals] = await getInvoiceTotals(asked, { customerId: house.customerId });
          expect(totals?.outstanding ?? ZERO).toBe(totalOutstanding(made.map((one) => one.facts)));
          expect(totals?.overdue ?? ZERO).toBe(
            overdueBalance(
              made.map((one) => one.facts),
              TODAY,
            ),
          );
          throw new Rolled();
        })
        .catch((error) => {
          if (!(error instanceof Rolled)) throw error;
        });
    }),
    { numRuns: 60, seed: 7 },
  );
});

class Rolled extends Error {}

it("what is unpaid is found by the index that names just that", async () => {
  await writeInvoice(db(), world.house, { net: "5", tax: "0", payments: "0" });
  const plan = await db().transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const { rows } = await tx.execute<{ "QUERY PLAN": string }>(sql`explain select id from ${invoices}
      where review = 'issued' and voided_at is null and total > paid + adjusted order by id desc limit 25`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(plan).toContain("invoices_unpaid");
});
