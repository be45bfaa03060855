import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { installRoles } from "@/lib/domain/identity";
import { createReseller, installCompany } from "@/lib/domain/parties";
import { makeContext } from "@/lib/kernel/context";
import { requestId } from "@/lib/platform/ids";
import { followers } from "@/lib/transport/followers";

export const systemContext = () =>
  makeContext({
    db: db(),
    followers,
    actor: { kind: "system", job: "bench" },
    now: new Date(),
    requestId: requestId(),
  });

const SYLLABLES = [
  "al",
  "ber",
  "cor",
  "dan",
  "el",
  "fen",
  "gar",
  "hol",
  "il",
  "jor",
  "kel",
  "lom",
  "mar",
  "nor",
  "os",
  "pen",
  "quin",
  "ros",
  "sol",
  "tan",
];
const FIRST = [
  "Anna",
  "Maria",
  "John",
  "Peter",
  "Laura",
  "David",
  "Sofia",
  "Erik",
  "Nina",
  "Paul",
  "Olga",
  "Hugo",
  "Ines",
  "Karl",
  "Rosa",
];
const CITIES = [
  "Brookfield",
  "Ashford",
  "Milton",
  "Weston",
  "Harlow",
  "Dunmore",
  "Kingsley",
  "Oakham",
  "Redhill",
  "Selby",
  "Thornton",
  "Upwell",
  "Verwood",
  "Witney",
  "Yarmouth",
];
const MAIL = ["mail.example", "post.example", "inbox.example", "web.example"];

const list = (words: string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(",")}]`);
/** A fixed pseudo-random choice for row i and purpose n: the same base on every machine. */
const pick = (words: string[], n: number) =>
  sql`(${list(words)})[1 + abs(hashint8(i * 31 + ${sql.raw(String(n))})::bigint) % ${sql.raw(String(words.length))}]`;

const surname = sql`initcap(${pick(SYLLABLES, 1)} || ${pick(SYLLABLES, 2)} || ${pick(SYLLABLES, 3)})`;

async function customers(
  from: number,
  to: number,
  classId: number,
  resellerId: number,
  resellerClass: number,
): Promise<void> {
  await db().execute(sql`
    insert into customers (reseller_id, class_id, external_ref, name, company_name, first_name, last_name, email, phone1,
      address1, city, zip, country, currency, balance_control)
    select case when i % 5 = 0 then ${resellerId}::bigint else 0 end,
      case when i % 5 = 0 then ${resellerClass}::bigint else ${classId}::bigint end,
      'bench-' || lpad(i::text, 7, '0'), f || ' ' || s || ' ' || i, case when i % 7 = 0 then s || ' Trading' else '' end, f, s,
      lower(f || '.' || s || i || '@') || case when i % 100 < 37 then 'mail.example' else ${pick(MAIL, 5)} end,
      '+1' || lpad((abs(hashint8(i * 7)::bigint) % 10000000000)::text, 10, '0'),
      (i % 900 + 1) || ' ' || ${pick(SYLLABLES, 6)} || ' Street', ${pick(CITIES, 7)},
      lpad((abs(hashint8(i * 3)::bigint) % 100000)::text, 5, '0'), 'United States', 'USD',
      case when i % 4 = 0 then 'prepaid' else 'postpaid' end
    from (select i, ${pick(FIRST, 4)} as f, ${surname} as s from generate_series(${from}::bigint, ${to}::bigint) as i) as x`);
}

async function lines(): Promise<void> {
  await db().execute(sql`
    insert into accounts (customer_id, reseller_id, distributor_id, identifier, activates_on)
    select id, reseller_id, distributor_id, 'line-' || id, date '2026-01-01' from customers order by id limit 50000`);
  await db().execute(sql`
    with plan as (
      insert into plans (name, currency) values ('Bench line', 'USD') returning id
    ), fee as (
      insert into plan_fees (plan_id, billing_period, fee) select id, 'monthly', 20 from plan
    )
    insert into subscriptions (customer_id, reseller_id, distributor_id, account_id, plan_id, start_on, activated_on, recurring_fee)
    select a.customer_id, a.reseller_id, a.distributor_id, a.id, plan.id, date '2026-01-01', date '2026-01-01', 20
    from accounts a, plan`);
}

const CHUNK = 50_000;

/** A base of `size` customers, four fifths the company's own, the rest one reseller's. Made once and kept. */
export async function seed(size: number): Promise<void> {
  const { rows } = await db().execute<{ n: string }>(sql`select count(*) as n from customers`);
  if (Number(rows[0]?.n) === size) return;
  if (Number(rows[0]?.n) > 0)
    throw new Error("The bench database holds another base. Delete .data/bench and run again.");
  const ctx = systemContext();
  await installRoles(ctx, {});
  const company = await installCompany(ctx, {
    name: "Bench Telecom",
    baseCurrency: "USD",
    secondFactorRequired: false,
  });
  const { resellerId } = await createReseller(ctx, { name: "Bench reseller", currency: "USD" });
  const found = await db().execute<{ id: string }>(
    sql`select id from customer_classes where reseller_id = ${resellerId} and is_default`,
  );
  const resellerClass = Number(found.rows[0]?.id);
  for (let from = 1; from <= size; from += CHUNK) {
    await customers(
      from,
      Math.min(size, from + CHUNK - 1),
      company.defaultClassId,
      resellerId,
      resellerClass,
    );
    process.stdout.write(`\r  ${Math.min(size, from + CHUNK - 1).toLocaleString("en-US")} customers`);
  }
  await lines();
  await db().execute(sql`vacuum analyze`);
  process.stdout.write("\n");
}
