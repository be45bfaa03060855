import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { planFees, subscriptions } from "@/db/schema";
import { planClosings, startDueRuns } from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { makeCustomer, makePlan } from "@/lib/testing/subscription-story";
import { workOnRun } from "./bill-run";

const MOMENT = "2026-02-01T03:00:00Z";
const CUSTOMERS = 60;
const at = () => systemContext(db(), { now: new Date(MOMENT) });
let undisturbed = "";

/** Rates of tax and prices that leave something to round, so that every kind of posting is there. */
beforeAll(async () => {
  const estate = (await testWorld(db())).house;
  await db().execute(sql`update customer_billing set done = true`);
  await db().execute(sql`
    with r as (insert into tax_regimes (name) values ('VAT') returning id),
      t as (insert into taxes (regime_id, ordinal, name) select id, 0, 'VAT' from r returning id),
      p as (insert into tax_rates (tax_id, category, percent) select id, null, 17.5 from t)
    insert into billing_settings (class_id, tax_regime_id) select ${estate.classId}, id from r`);
  const planId = await makePlan(db(), estate, "Odd", null, { chargeModel: "at_end", roundingDecimals: 5 });
  await db().insert(planFees).values({ planId, billingPeriod: "monthly", fee: "19.99333" });
  for (let n = 0; n < CUSTOMERS; n++) {
    const customerId = await makeCustomer(db(), estate, `Customer ${n}`, {
      createdAt: new Date("2026-01-05T12:00:00Z"),
    });
    await db()
      .insert(subscriptions)
      .values(
        [1, 2].map(() => ({
          customerId,
          resellerId: estate.resellerId,
          distributorId: estate.distributorId,
          planId,
          startOn: "2026-01-05",
          activatedOn: "2026-01-05",
          recurringFee: "19.99333",
        })),
      );
  }
  while ((await planClosings(at(), {})).planned > 0);
  await db().execute(sql`create table kept_billing as select * from customer_billing`);
  const runId = await start();
  await workOnRun(at, runId, { size: 10 });
  undisturbed = await stateHash();
  await forget();
});

const start = async (): Promise<number> => (await startDueRuns(at(), {})).runIds[0] ?? 0;

/** Everything that a run leaves behind, but for ids that a rolled back attempt may have drawn. */
async function stateHash(): Promise<string> {
  const { rows } = await db().execute(sql`
    select i.customer_id, i.type, i.period_from, i.period_to, i.number, i.total, i.tax, i.rounding, i.amount_due, i.due_on,
      b.watermark, b.billed_until, b.next_close, b.amount_due as owed, l.balance, l.position,
      (select jsonb_agg(jsonb_build_array(x.position, x.kind, x.amount, x.balance_after, x.period_from) order by x.position)
        from xdrs x where x.customer_id = i.customer_id) as journal,
      (select jsonb_agg(jsonb_build_array(n.ordinal, n.kind, n.amount, n.tax) order by n.ordinal)
        from invoice_lines n where n.invoice_id = i.id) as lines,
      (select count(*) from subscription_charges s where s.customer_id = i.customer_id) as charges
    from invoices i join customer_billing b using (customer_id) join customer_balances l using (customer_id)
    order by i.customer_id, i.id`);
  expect(rows).toHaveLength(CUSTOMERS);
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}

async function forget(): Promise<void> {
  for (const table of ["xdrs", "xdr_sources", "subscription_charges", "payment_steps"])
    await db().execute(sql.raw(`alter table ${table} disable trigger user`));
  await db().execute(sql`truncate invoices, invoice_lines, invoice_settlements, invoice_files, number_series, bill_runs,
    xdrs, xdr_sources, customer_balances, subscription_charges cascade`);
  for (const table of ["xdrs", "xdr_sources", "subscription_charges", "payment_steps"])
    await db().execute(sql.raw(`alter table ${table} enable trigger user`));
  await db().execute(sql`update subscriptions set billed_to = null`);
  await db().execute(sql`update customer_billing b set billed_until = k.billed_until, open_from = k.open_from,
    next_close = k.next_close, watermark = 0, amount_due = 0 from kept_billing k where k.customer_id = b.customer_id`);
}

/** Works on a run in a process of its own. @returns the signal it died of, or null. */
const inChild = (runId: number, failpoint = ""): Promise<NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "lib/testing/billing-child.ts", String(runId), MOMENT, "10"],
      {
        env: { ...process.env, FAILPOINT: failpoint, NODE_ENV: "test" },
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    let said = "";
    child.stderr.on("data", (piece: Buffer) => {
      said += piece;
    });
    child.on("exit", (code, signal) =>
      code ? reject(new Error(`the child ended with ${code}: ${said.slice(0, 2000)}`)) : resolve(signal),
    );
  });

describe("a bill run", { timeout: 180_000 }, () => {
  let runId = 0;
  beforeEach(async () => {
    runId = await start();
  });
  afterEach(forget);

  it("(control) in a process of its own leaves what it leaves here", async () => {
    expect(await inChild(runId)).toBeNull();
    expect(await stateHash()).toBe(undisturbed);
  });

  // After fees, after taxes, after the invoices, before the numbers, before the commit, between two chunks; early and late.
  for (const place of [
    "billing.charged:1",
    "billing.taxed:2",
    "billing.written:3",
    "billing.moved:1",
    "billing.before-commit:4",
    "billing.chunk:2",
  ])
    it(`killed with kill -9 at ${place} loses nothing and repeats nothing when it is taken up again`, async () => {
      expect(await inChild(runId, place)).toBe("SIGKILL");
      const left = await db().execute(sql`select count(*)::int as n from invoices`);
      expect(left.rows[0]?.n).toBeLessThan(CUSTOMERS);
      expect(await workOnRun(at, runId, { size: 10 })).toBe("finished");
      expect(await stateHash()).toBe(undisturbed);
      expect(await checkJournal(systemContext(db()), {})).toEqual([]);
    });

  it("B1 by two processes and this one at once makes one invoice each, numbered without a gap", async () => {
    await Promise.all([inChild(runId), inChild(runId), workOnRun(at, runId, { size: 7 })]);
    const { rows } =
      await db().execute(sql`select count(*)::int as n, count(distinct customer_id)::int as customers,
      count(distinct number)::int as numbers, max(number) as last from invoices`);
    expect(rows).toEqual([{ n: CUSTOMERS, customers: CUSTOMERS, numbers: CUSTOMERS, last: "INV-000060" }]);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });
});
