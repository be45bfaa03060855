import { sql } from "drizzle-orm";
import pg from "pg";
import { closeDatabase, db } from "@/db/client";
import type { Embedded } from "@/db/embedded";
import { checkJournal } from "@/lib/domain/ledger";
import { recordPayment } from "@/lib/domain/payments";
import { makeContext } from "@/lib/kernel/context";
import type { Followers } from "@/lib/kernel/events";
import { forgetEnv } from "@/lib/platform/env";
import { requestId } from "@/lib/platform/ids";
import { followers } from "@/lib/transport/followers";
import { freshBench } from "./fresh-database";
import { line, median, type Round, settled } from "./measure";
import { prepareTpcB, tpcB } from "./tpc-b";

const ROUNDS = 5;
/** Seconds for Node to compile what it runs, and for each connection to have its plans. */
const WARM_UP = 5;
const CUSTOMERS = 5_000;
const GOALS = [
  { clients: 8, goal: 0.4 },
  { clients: 32, goal: 0.3 },
];
const nobody: Followers = { async debtChanged() {}, async notices() {} };

const context = (follow: Followers) =>
  makeContext({
    db: db(),
    followers: follow,
    actor: { kind: "system", job: "bench" },
    now: new Date("2026-03-20T12:00:00Z"),
    requestId: requestId(),
  });

const run = (statement: ReturnType<typeof sql>) => db().execute(statement);

/** Customers who owe two invoices each, so large that no payment of the bench ends them. */
async function seedDebtors(): Promise<void> {
  await run(sql`insert into company (name, base_currency) values ('Bench', 'USD')`);
  await run(sql`insert into customer_classes (name, is_default) values ('Default', true)`);
  await run(sql`
    insert into customers (name, class_id, currency, created_at)
    select format('Customer %s', n), (select min(id) from customer_classes), 'USD', '2026-02-01'
    from generate_series(1, ${CUSTOMERS}) n`);
  await run(sql`
    insert into xdrs (customer_id, position, kind, service, amount, currency, balance_after, occurred_at, day)
    select id, 1, 'charge', 'fees', 2000000, 'USD', 2000000, '2026-02-15', '2026-02-15' from customers
    where name like 'Customer %'`);
  await run(
    sql`insert into customer_balances (customer_id, balance, position) select customer_id, amount, 1 from xdrs`,
  );
  await run(
    sql`insert into number_series (scope, owner_id, pattern, year, last_number) values ('company', 0, 'B-{number}', 0, ${CUSTOMERS * 2})`,
  );
  await run(sql`
    insert into invoice_lines (invoice_id, ordinal, customer_id, section, kind, service, description, tax_category, count, exact, amount, tax)
    select customer_id * 2 + n, 0, customer_id, 'charges', 'charge', 'fees', '', '', 1, 1000000, 1000000, 0
    from xdrs, generate_series(0, 1) n`);
  await run(sql`
    insert into invoices (id, customer_id, type, series_id, number, period_from, period_to, time_zone, currency, position_from,
      position_to, decimals, prices_include_tax, net, tax, total, rounding, payments, previous_amount_due, amount_due,
      closed_on, review, issue_on, issued_on, issued_at, due_on, seller, buyer, language, created_at)
    select customer_id * 2 + n, customer_id, case n when 0 then 'regular' else 'out_of_turn' end, (select min(id) from number_series), format('B-%s', customer_id * 2 + n),
      '2026-02-01', '2026-03-01', 'UTC', 'USD', 0, 0, 2, false, 1000000, 0, 1000000, 0, 0, 0, 1000000, '2026-03-01', 'issued',
      '2026-03-01', '2026-03-01', '2026-03-01', '2026-03-16', '{}', '{}', 'en', '2026-03-01'
    from xdrs, generate_series(0, 1) n`);
  await run(sql`vacuum analyze`);
}

async function customerIds(): Promise<number[]> {
  const { rows } = await db().execute<{ id: string }>(
    sql`select id from customers where name like 'Customer %' order by id`,
  );
  return rows.map(({ id }) => Number(id));
}

/** How many were done in a second by so many clients that each begin the next one when theirs is done. */
async function perSecond(
  clients: number,
  seconds: number,
  one: (n: number) => Promise<unknown>,
): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let done = 0;
  const began = performance.now();
  const client = async () => {
    while (performance.now() < end) await one(done++);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return done / ((performance.now() - began) / 1_000);
}

/** What was paid is in the journal, on the invoices and in no pot, to the cent. */
async function check(): Promise<void> {
  const { rows } = await db().execute<Record<string, string>>(sql`
    select (select count(*) from payment_intents) as payments, (select -sum(amount) from xdrs where kind = 'payment') as posted,
      (select sum(amount) from payment_intents) as wanted, (select sum(paid) from invoices) as paid,
      (select sum(amount) from invoice_settlements) as settled, (select sum(unallocated) from customer_balances) as pot`);
  const [row] = rows;
  console.log(
    `  ${row?.payments} payments, ${row?.posted} posted, ${row?.paid} on invoices, ${row?.pot} unallocated`,
  );
  const books = await checkJournal(context(nobody), {});
  const same = [row?.wanted, row?.paid, row?.settled].every((amount) => amount === row?.posted);
  if (!same || Number(row?.pot) !== 0 || books.length > 0)
    throw new Error("the bench's correctness check failed; no figure counts");
}

/**
 * G8: payments (lock, insert, allocate, statuses, audit, commit) of random customers beside TPC-B, in turn (A B A B), 8 and 32
 * clients of one process. A second figure has all that follows a payment too: collections looks, and the customer is told.
 */
export async function paymentsGoal(embedded: Embedded): Promise<boolean> {
  const seconds = Number(process.env.BENCH_SECONDS ?? 3);
  await closeDatabase();
  const { url } = await freshBench(embedded, "bench_payments");
  Object.assign(process.env, { DATABASE_URL: url, DB_POOL_MAX: "32" });
  forgetEnv();
  const pool = new pg.Pool({ connectionString: url, max: 32 });
  try {
    console.log(`\nPayments: ${CUSTOMERS.toLocaleString("en-US")} customers with two open invoices…`);
    await seedDebtors();
    await prepareTpcB(pool);
    const ids = await customerIds();
    const pay = (follow: Followers) => () =>
      recordPayment(context(follow), {
        customerId: ids[Math.floor(Math.random() * ids.length)] ?? 0,
        means: "transfer",
        amount: "1.00",
      });
    let met = true;
    for (const { clients, goal } of GOALS) {
      const bare: Round[] = [];
      const whole: Round[] = [];
      for (const one of [() => tpcB(pool), pay(nobody), pay(followers)])
        await perSecond(clients, WARM_UP, one);
      for (let n = 0; n < ROUNDS; n++) {
        const yardstick = await perSecond(clients, seconds, () => tpcB(pool));
        bare.push({ ours: await perSecond(clients, seconds, pay(nobody)), yardstick });
        whole.push({ ours: await perSecond(clients, seconds, pay(followers)), yardstick });
      }
      console.log(line(`G8 payments, ${clients} clients`, bare, "/s", `≥ ${goal} × TPC-B`));
      console.log(line("   and what follows them", whole, "/s", "none"));
      met = median(settled(bare).kept.map((round) => round.ours / round.yardstick)) >= goal && met;
    }
    await check();
    return met;
  } finally {
    await pool.end();
    await closeDatabase();
  }
}
