import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { checkInvoices } from "@/lib/domain/billing";
import { checkCollections } from "@/lib/domain/collections";
import { checkJournal } from "@/lib/domain/ledger";
import { systemContext } from "@/lib/testing/contexts";
import { DEBTORS, debtorsOfAllKinds, leftBehind, PASS } from "@/lib/testing/debtors";
import { inChild, untilLetGo } from "@/lib/testing/in-child";
import { keepDatabase } from "@/lib/testing/kept-database";
import { MOMENTS } from "@/lib/testing/statement-deaths";
import { collectDue } from "./collect-due";

const CHUNK = 9;
/** Every third statement of a chunk in `npm test`, fewer while one works. */
const STRIDE = process.env.PROPERTY_RUNS === "full" ? 3 : 9;
const at = () => systemContext(db(), { now: new Date(PASS) });
const life = (place = "") => inChild("collection-child.ts", { args: [PASS, String(CHUNK), place] });

let kept: Awaited<ReturnType<typeof keepDatabase>>;
let undisturbed: Awaited<ReturnType<typeof leftBehind>>;
/** Invoices that a story wrote and no bill run made do not fit the journal: a pass that was killed adds nothing to that. */
let faultsBefore: unknown[];

beforeAll(async () => {
  await debtorsOfAllKinds();
  kept = await keepDatabase();
  await collectDue(at, { size: CHUNK });
  undisturbed = await leftBehind();
  faultsBefore = await checkInvoices(at(), {});
}, 120_000);
afterAll(() => kept.forget());
beforeEach(() => kept.restore());

/** Nobody was looked at twice, nothing was done twice, and the books balance: all of it as if nobody had been killed. */
async function expectUndisturbed(): Promise<void> {
  await untilLetGo();
  await collectDue(at, { size: CHUNK });
  expect(await leftBehind()).toEqual(undisturbed);
  expect(await checkJournal(at(), {})).toEqual([]);
  expect(await checkInvoices(at(), {})).toEqual(faultsBefore);
  expect(await checkCollections(at(), {})).toEqual([]);
}

/** How often each thing happened on the day of the pass. */
async function happened() {
  const { rows } = await db().execute<{ what: string; times: number }>(sql`
    select step as what, count(*)::int as times from dunning_steps where done_on = ${PASS}::date group by 1
    union all select kind || ' begun', count(*)::int from service_stops where started_at = ${PASS}::timestamptz group by 1
    union all select kind || ' ended', count(*)::int from service_stops where ended_at = ${PASS}::timestamptz group by 1
    union all select 'charged ' || kind, count(*)::int from xdrs where occurred_at = ${PASS}::timestamptz group by 1
    union all select 'told ' || type, count(*)::int from outbox where created_at = ${PASS}::timestamptz group by 1`);
  return Object.fromEntries(rows.map(({ what, times }) => [what, times]));
}

describe("the clock's look at everybody who owes", { timeout: 600_000 }, () => {
  it("(control) in a process of its own does for each of 56 customers what is due, once", async () => {
    expect(await life()).toBeNull();
    expect(DEBTORS).toBe(56);
    expect(await happened()).toEqual({
      reminder: 4,
      "told invoice_due_soon": 4,
      overdue: 4,
      "told invoice_overdue": 4,
      late_fee: 4,
      "charged late_fee": 4,
      "told late_fee_charged": 4,
      resend: 4,
      "told invoice_resent": 4,
      limit_notice: 4,
      "told limitation_soon": 4,
      limit: 4,
      "limited begun": 4,
      "told service_limited": 4,
      suspend_notice: 8,
      "told suspension_soon": 8,
      suspend: 4,
      "limited ended": 4,
      // Those whose time has come, and those who broke a promise or whose lift is over.
      "suspended begun": 12,
      "told service_suspended": 12,
      terminate_notice: 4,
      "told termination_soon": 4,
      terminate: 4,
      finished: 4,
      "terminated begun": 4,
      "told service_terminated": 4,
      "told promise_broken": 4,
      // Those who were terminated instead, and those of whom nothing is collected any more.
      "suspended ended": 8,
      "charged reactivation_fee": 4,
      "told service_resumed": 4,
    });
    await expectUndisturbed();
  });

  for (const [offset, moment] of MOMENTS.entries())
    it(`killed with kill -9 at one statement after the other (${moment}) leaves what one does that was left alone`, async () => {
      let lives = 0;
      for (let n = 1 + offset; (await life(`${n} ${moment}`)) !== null; n += STRIDE) lives += 1;
      expect(lives).toBeGreaterThanOrEqual(30 / STRIDE);
      await expectUndisturbed();
    });

  it("by two processes at once that are killed again and again leaves it too", async () => {
    for (let n = 20; n < 110; n += 6 * STRIDE)
      await Promise.all([life(`${n} sent`), life(`${n + 11} after`)]);
    await expectUndisturbed();
  });
});
