import { sql } from "drizzle-orm";
import type pg from "pg";
import { db } from "@/db/client";
import { planClosings } from "@/lib/domain/billing";
import { makeContext } from "@/lib/kernel/context";
import { requestId } from "@/lib/platform/ids";
import { followers } from "@/lib/transport/followers";

export const OPEN_FROM = "2026-04-01";
export const CLOSE_ON = "2026-05-01";
/** One for each round: a run closes the customers of one zone. None is ahead of the bench's noon. */
export const ZONES = ["UTC", "Etc/GMT-1", "Etc/GMT-2", "Etc/GMT-3", "Etc/GMT-4"];

/**
 * For each zone `perRound` customers to be billed by us and as many by hand, alike to the cent: three accounts, three
 * subscriptions charged to the end of the period, and thirty xDRs that make seven lines, at 20 % tax.
 */
export async function seedBilling(perRound: number): Promise<void> {
  const zones = sql.raw(`array[${ZONES.map((zone) => `'${zone}'`).join(",")}]`);
  const run = (statement: ReturnType<typeof sql>) => db().execute(statement);
  await run(sql`insert into company (name, base_currency) values ('Bench', 'USD')`);
  await run(sql`insert into customer_classes (name, is_default) values ('Default', true)`);
  await run(sql`
    with r as (insert into tax_regimes (name) values ('VAT') returning id),
      t as (insert into taxes (regime_id, ordinal, name) select id, 0, 'VAT' from r returning id),
      p as (insert into tax_rates (tax_id, category, percent) select id, null, 20 from t)
    insert into billing_settings (class_id, tax_regime_id) select (select min(id) from customer_classes), id from r`);
  await run(sql`insert into plans (name, currency, charge_model) values ('Line', 'USD', 'at_end')`);
  await run(sql`insert into plan_fees (plan_id, billing_period, fee) select id, 'monthly', 10 from plans`);
  // Ours have an even number, those by hand an odd one; both halves are the same otherwise.
  await run(sql`
    insert into customers (name, class_id, currency, billing_time_zone, created_at)
    select format('Customer %s of %s', n, z), (select min(id) from customer_classes), 'USD', (${zones})[z + 1],
      ${`${OPEN_FROM}T00:00:00Z`}::timestamptz
    from generate_series(0, ${ZONES.length - 1}) z, generate_series(0, ${perRound * 2 - 1}) n order by z, n`);
  await run(
    sql`update customer_billing set billed_until = ${OPEN_FROM}::date, open_from = ${OPEN_FROM}::date`,
  );
  await run(sql`
    create table bench_customers as select id, n, z, n % 2 = 1 as by_hand, n / 2 as place from (
      select id, split_part(name, ' ', 2)::int as n, split_part(name, ' ', 4)::int as z from customers) c`);
  await run(sql`create index on bench_customers (z, by_hand, place)`);
  await run(sql`
    insert into accounts (customer_id, identifier, activates_on, created_at)
    select id, format('%s-%s', id, a), ${OPEN_FROM}::date, now() from customers, generate_series(1, 3) a`);
  await run(sql`
    insert into subscriptions (customer_id, account_id, plan_id, start_on, activated_on, billed_to, recurring_fee)
    select customer_id, id, (select min(id) from plans), ${OPEN_FROM}::date, ${OPEN_FROM}::date, ${CLOSE_ON}::date - 1, 10
    from accounts`);
  await run(sql`
    insert into xdrs (customer_id, account_id, position, kind, service, amount, currency, balance_after, occurred_at, day, description)
    select a.customer_id, a.id, (a.place - 1) * 10 + k, case when k <= 5 then 'call' when k <= 9 then 'message' else 'charge' end,
      case when k <= 5 then 'voice' when k <= 9 then 'messaging' else 'fees' end,
      0.01 * (1 + (b.place * 7 + k * 13 + a.place) % 500), 'USD', 0, ${`${OPEN_FROM}T08:00:00Z`}::timestamptz, ${OPEN_FROM}::date, ''
    from (select id, customer_id, row_number() over (partition by customer_id order by id)::int as place from accounts) a
      join bench_customers b on b.id = a.customer_id, generate_series(1, 10) k order by a.customer_id, 3`);
  await run(sql`
    insert into customer_balances (customer_id, balance, position)
    select customer_id, sum(amount), count(*) from xdrs group by customer_id`);
  const now = new Date(`${CLOSE_ON}T12:00:00Z`);
  const context = () =>
    makeContext({
      db: db(),
      followers,
      actor: { kind: "system", job: "bench" },
      now,
      requestId: requestId(),
    });
  while ((await planClosings(context(), {})).planned > 0);
  await run(
    sql`update customer_billing set done = true where customer_id in (select id from bench_customers where by_hand)`,
  );
  await run(sql`vacuum analyze`);
}

/** What the hand-written way writes: as narrow as can be, one index each, no rules. */
export async function prepareYardstick(): Promise<void> {
  for (const statement of [
    "create table y_invoices (id bigint primary key generated always as identity, customer_id bigint, position_from bigint, position_to bigint, net numeric(18,5), tax numeric(18,5), total numeric(18,5), amount_due numeric(18,5), number text, due_on date)",
    "create unique index on y_invoices (customer_id, position_from)",
    "create table y_lines (invoice_id bigint, ordinal int, account_id bigint, kind text, service text, count int, amount numeric(18,5), primary key (invoice_id, ordinal))",
    "create table y_watermarks (customer_id bigint primary key, watermark bigint)",
    "create table y_audit (at timestamptz default now(), entity text, entity_id bigint, action text, after text)",
    "create index on y_audit (entity, entity_id)",
    "insert into y_watermarks select id, 0 from bench_customers where by_hand",
    "vacuum analyze y_watermarks",
  ])
    await db().execute(sql.raw(statement));
}

/** A chunk by hand: lock, group, sum, tax, invoice, lines, balance, watermark, audit; one transaction. */
export async function yardstickChunk(
  pool: pg.Pool,
  zone: number,
  chunk: number,
  size: number,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(
      `create temp table c on commit drop as select b.id as customer_id, w.watermark as f, l.position as t, l.balance
       from bench_customers b join y_watermarks w on w.customer_id = b.id join customer_balances l on l.customer_id = b.id
       where b.z = $1 and b.by_hand and b.place >= $2 and b.place < $3 order by b.id for update of l`,
      [zone, chunk * size, (chunk + 1) * size],
    );
    await client.query(
      `create temp table g on commit drop as select x.customer_id, x.account_id, x.kind, x.service, count(*)::int as n, sum(x.amount) as amount,
         row_number() over (partition by x.customer_id order by x.account_id, x.kind) as ordinal
       from c join xdrs x on x.customer_id = c.customer_id and x.position > c.f and x.position <= c.t
       group by x.customer_id, x.account_id, x.kind, x.service`,
    );
    await client.query(
      `create temp table i on commit drop as with s as (
         select g.customer_id, sum(g.amount) as net, round(sum(g.amount) * 0.2, 2) as tax from g group by g.customer_id)
       , w as (insert into y_invoices (customer_id, position_from, position_to, net, tax, total, amount_due, number, due_on)
         select c.customer_id, c.f, c.t + 1, s.net, s.tax, s.net + s.tax, c.balance + s.tax, 'Y-' || c.customer_id, date '2026-05-16'
         from c join s on s.customer_id = c.customer_id order by c.customer_id returning *) select * from w`,
    );
    await client.query(
      `insert into y_lines select i.id, g.ordinal, g.account_id, g.kind, g.service, g.n, g.amount from g join i on i.customer_id = g.customer_id
       union all select id, 0, null, 'tax', 'taxes', 1, tax from i`,
    );
    await client.query(
      `update customer_balances b set balance = b.balance + i.tax, position = b.position + 1 from i where b.customer_id = i.customer_id`,
    );
    await client.query(
      `update y_watermarks w set watermark = i.position_to from i where w.customer_id = i.customer_id`,
    );
    await client.query(
      `insert into y_audit (entity, entity_id, action, after) select 'invoice', id, 'created', total::text from i`,
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}
