import { sql } from "drizzle-orm";
import type pg from "pg";
import { db } from "@/db/client";
import { createSource } from "@/lib/domain/usage";
import { makeContext } from "@/lib/kernel/context";
import { requestId } from "@/lib/platform/ids";
import { SAMPLE_TARIFF, sampleRates } from "@/lib/testing/samples/sample-tariff";
import { followers } from "@/lib/transport/followers";

export const ZONE = "America/New_York";
const CUSTOMERS = 1_000;
const LINES_EACH = 5;

export const context = () =>
  makeContext({
    db: db(),
    followers,
    actor: { kind: "system", job: "bench" },
    now: new Date("2026-10-01T12:00:00Z"),
    requestId: requestId(),
  });

/** Whose calls the files are of. */
export const LINES = Array.from({ length: CUSTOMERS * LINES_EACH }, (_, n) => ({
  code: `line-${n}`,
  number: String(12_120_000_000 + n),
  name: `Caller ${n}`,
}));

/** A thousand customers with five lines each on one product, its tariff, and the switch. @returns the source. */
export async function seedRating(): Promise<number> {
  const run = (statement: ReturnType<typeof sql>) => db().execute(statement);
  await run(sql`insert into company (name, base_currency) values ('Bench', 'USD')`);
  await run(sql`insert into customer_classes (name, is_default) values ('Default', true)`);
  await run(sql`insert into products (kind, name, currency) values ('main', 'Line', 'USD')`);
  await run(sql`insert into tariffs (name, currency, service, zone, off_peak_windows, rounding_decimals, number_rules)
    values ('World', 'USD', 'call', ${ZONE}, ${JSON.stringify(SAMPLE_TARIFF.offPeakWindows)}::jsonb, 5,
      ${JSON.stringify(SAMPLE_TARIFF.numberRules)}::jsonb)`);
  await run(
    sql`insert into rate_uploads (tariff_id, mode, effective_from) select id, 'listed', now() from tariffs`,
  );
  for (const rate of sampleRates())
    await run(sql`insert into rates (tariff_id, upload_id, entered_by, prefix, destination, connect_fee, price,
        off_peak_price, first_interval, next_interval, free_seconds)
      select u.tariff_id, u.id, u.id, ${rate.prefix}, ${rate.destination}, ${rate.connectFee}, ${rate.price},
        ${rate.offPeakPrice}, ${rate.firstInterval}, ${rate.nextInterval}, 0 from rate_uploads u`);
  await run(sql`insert into product_tariffs (product_id, service, tariff_id)
    select p.id, 'call', t.id from products p, tariffs t`);
  await run(sql`insert into customers (name, class_id, currency, billing_time_zone)
    select format('Customer %s', n), (select min(id) from customer_classes), 'USD', ${ZONE}
    from generate_series(1, ${CUSTOMERS}) n`);
  await run(sql`insert into accounts (customer_id, identifier, product_id, activates_on)
    select c.id, format('line-%s', (split_part(c.name, ' ', 2)::int - 1) * ${LINES_EACH} + l),
      (select min(id) from products), '2026-01-01'
    from customers c, generate_series(0, ${LINES_EACH - 1}) l where c.name like 'Customer %'`);
  await run(sql`analyze`);
  const { sourceId } = await createSource(context(), {
    key: "bench",
    name: "Bench",
    format: "asterisk",
    zone: ZONE,
    accountFrom: "accountcode",
  });
  return sourceId;
}

const COLUMNS = [
  "accountcode src dst dcontext clid channel dstchannel lastapp lastdata started answered ended duration billsec",
  "disposition amaflags uniqueid userfield",
]
  .join(" ")
  .split(" ");

/** Tables for the yardstick: what a person in a hurry would keep of a call. */
export async function prepareYardstick(client: pg.Client): Promise<void> {
  await client.query(`create table y_raw (${COLUMNS.map((name) => `${name} text`).join(", ")})`);
  await client.query(`create table y_calls (call_id text primary key, customer_id bigint, account_id bigint,
    to_number text, started timestamptz, day date, used int, charged int, prefix text, price numeric, amount numeric(18,5))`);
  await client.query("create index on y_calls (customer_id, started)");
  await client.query("create table y_balances (customer_id bigint primary key, balance numeric(18,5))");
  await client.query("grant select on y_calls, y_balances to public");
}

/** The same file by hand-written SQL: COPY, then rate, keep and add up in statements that know this one tariff. */
export async function rateByHand(client: pg.Client, file: string): Promise<void> {
  await client.query("begin");
  await client.query("truncate y_raw");
  await client.query(`copy y_raw from '${file}' with (format csv)`);
  await client.query(`
    with called as (
      select r.*, case when dst like '+%' then substr(dst, 2) when dst like '011%' then substr(dst, 4)
          when dst ~ '^[0-9]{10}$' then '1' || dst else dst end as number,
        billsec::int as seconds, started::timestamp as local
      from y_raw r where disposition = 'ANSWERED' and billsec::int > 0 and dst ~ '^[+]?[0-9]{5,}$'
    ), rated as (
      select c.*, a.id as account_id, a.customer_id, t.prefix, t.connect_fee,
        case when seconds <= t.first_interval then t.first_interval
          else t.first_interval + ceil((seconds - t.first_interval)::numeric / t.next_interval)::int * t.next_interval
        end as charged,
        case when extract(isodow from local) >= 6 or local::time >= '20:00'
          or local::time < '07:00' and extract(isodow from local) <> 1 then coalesce(t.off_peak_price, t.price) else t.price end as minute
      from called c join accounts a on a.identifier = c.accountcode
      join lateral (select * from rates where c.number like prefix || '%' order by length(prefix) desc limit 1) t on true
    ), kept as (
      insert into y_calls
      select uniqueid || '/' || coalesce(substring(dstchannel from '-([0-9a-f]+)$'), '-') || '/' || started, customer_id,
        account_id, number, local at time zone '${ZONE}', local::date, seconds, charged, prefix, minute,
        round(connect_fee + minute * charged / 60, 5)
      from rated on conflict do nothing returning customer_id, amount
    )
    insert into y_balances select customer_id, sum(amount) from kept group by customer_id
    on conflict (customer_id) do update set balance = y_balances.balance + excluded.balance`);
  await client.query("commit");
}
