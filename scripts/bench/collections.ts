import { sql } from "drizzle-orm";
import { closeDatabase, db } from "@/db/client";
import type { Embedded } from "@/db/embedded";
import { checkCollections, LOOK_CHUNK, lookChunk, savePolicy } from "@/lib/domain/collections";
import { makeContext } from "@/lib/kernel/context";
import { forgetEnv } from "@/lib/platform/env";
import { requestId } from "@/lib/platform/ids";
import { followers } from "@/lib/transport/followers";
import { freshBench } from "./fresh-database";
import { time } from "./measure";

const DUE_ON = "2026-03-16";
const GOAL_SECONDS = 300;
const WORKERS = 2;

const contextAt = (day: string) =>
  makeContext({
    db: db(),
    followers,
    actor: { kind: "system", job: "bench" },
    now: new Date(`${day}T12:00:00Z`),
    requestId: requestId(),
  });

const run = (statement: ReturnType<typeof sql>) => db().execute(statement);

/** Customers who owe an invoice of fifty each, in a class that reminds, warns and suspends. */
async function seedDebts(customers: number): Promise<void> {
  await run(sql`insert into company (name, base_currency) values ('Bench', 'USD')`);
  await run(sql`insert into customer_classes (name, is_default) values ('Default', true)`);
  const { rows } = await db().execute<{ id: string }>(sql`select id from customer_classes limit 1`);
  await savePolicy(contextAt("2026-03-01"), {
    classId: Number(rows[0]?.id),
    effectiveOn: "2026-03-01",
    settings: {
      thresholds: { USD: "10" },
      tellOverdue: "on",
      resend: "7",
      suspend: { days: "14", notices: "7, 1" },
    },
  });
  await run(sql`
    insert into customers (name, class_id, currency, email, created_at)
    select format('Customer %s', n), (select min(id) from customer_classes), 'USD', format('c%s@example.com', n), '2026-02-01'
    from generate_series(1, ${customers}) n`);
  await run(sql`
    insert into xdrs (customer_id, position, kind, service, amount, currency, balance_after, occurred_at, day)
    select id, 1, 'charge', 'fees', 50, 'USD', 50, '2026-02-15', '2026-02-15' from customers where name like 'Customer %'`);
  await run(
    sql`insert into customer_balances (customer_id, balance, position) select customer_id, 50, 1 from xdrs`,
  );
  await run(
    sql`insert into number_series (scope, owner_id, pattern, year, last_number) values ('company', 0, 'B-{number}', 0, ${customers})`,
  );
  await run(sql`
    insert into invoice_lines (invoice_id, ordinal, customer_id, section, kind, service, description, tax_category, count, exact, amount, tax)
    select customer_id, 0, customer_id, 'charges', 'charge', 'fees', '', '', 1, 50, 50, 0 from xdrs`);
  await run(sql`
    insert into invoices (id, customer_id, type, series_id, number, period_from, period_to, time_zone, currency, position_from,
      position_to, decimals, prices_include_tax, net, tax, total, rounding, payments, previous_amount_due, amount_due,
      closed_on, review, issue_on, issued_on, issued_at, due_on, seller, buyer, language)
    select customer_id, customer_id, 'regular', (select min(id) from number_series), 'B-' || customer_id, '2026-02-01',
      '2026-03-01', 'UTC', 'USD', 0, 1, 2, false, 50, 0, 50, 0, 0, 0, 50, '2026-03-01', 'issued', '2026-03-01',
      '2026-03-01', '2026-03-01', ${DUE_ON}::date, '{}', '{}', 'en' from xdrs`);
  await run(
    sql`insert into customer_collection (customer_id, next_at) select customer_id, '2026-03-01' from xdrs`,
  );
  await run(sql`vacuum analyze`);
}

/** Two workers take chunks until none is due. @returns how many customers were looked at, and the steps that were taken. */
async function pass(day: string): Promise<{ looked: number; steps: number }> {
  const sum = { looked: 0, steps: 0 };
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      for (;;) {
        const done = await lookChunk(contextAt(day), { size: LOOK_CHUNK });
        sum.looked += done.looked;
        sum.steps += done.steps;
        if (done.looked === 0) return;
      }
    }),
  );
  return sum;
}

/**
 * The collection pass over BENCH_INVOICES open invoices (100,000): on the day they are issued, on the day all of them become
 * overdue and everybody is told, and on one on which nothing is due.
 */
export async function collectionsGoal(embedded: Embedded): Promise<boolean> {
  const customers = Number(process.env.BENCH_INVOICES ?? 100_000);
  await closeDatabase();
  process.env.DATABASE_URL = (await freshBench(embedded, "bench_collections")).url;
  forgetEnv();
  try {
    console.log(`\nCollections: ${customers.toLocaleString("en-US")} open invoices, ${WORKERS} workers…`);
    await seedDebts(customers);
    let met = true;
    for (const [day, what] of [
      ["2026-03-02", "first look"],
      ["2026-03-17", "all become overdue, a message each"],
      ["2026-03-18", "nothing is due"],
      ["2026-03-23", "sent again, and warned of suspension"],
    ] as const) {
      const found = { looked: 0, steps: 0 };
      const seconds = (await time(async () => void Object.assign(found, await pass(day)))) / 1_000;
      met = met && seconds <= GOAL_SECONDS;
      console.log(
        `  ${day} ${what}: ${found.looked} looked at, ${found.steps} steps, ${seconds.toFixed(1)} s (goal ${GOAL_SECONDS})`,
      );
    }
    const faults = await checkCollections(contextAt("2026-03-23"), {});
    if (faults.length > 0) throw new Error("the bench's correctness check failed; no figure counts");
    return met;
  } finally {
    await closeDatabase();
  }
}
