import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { listCustomers } from "@/lib/domain/customers";
import { line, median, medianOf, type Round, time } from "./measure";
import { systemContext } from "./seed";

/** Thirteen words: none, one, few, many and most of a million, and two that look common but are not. */
const TERMS = [
  "xqzvk",
  "no such name",
  "bench-0777777",
  "anna marmarmar 7",
  "5554321",
  "quinquinquin",
  "peter solsol 99",
  "tanberros",
  "77 penros",
  "trading",
  "brookfield",
  "mail.example",
  "anna",
];
const FIELDS = [
  "name",
  "company_name",
  "first_name",
  "last_name",
  "email",
  "phone1",
  "phone2",
  "address1",
  "city",
  "zip",
  "country",
  "external_ref",
];
const ROUNDS = 5;

const scanWhere = (term: string) =>
  sql.join(
    FIELDS.map((field) => sql`${sql.raw(field)} ilike ${`%${term}%`}`),
    sql` or `,
  );

/** What a plain search does: twelve ILIKEs over the whole table, every hit counted and sorted, the first page. */
const scan = (term: string) =>
  db().execute<{ id: string }>(
    sql`with hits as materialized (select id, name_key from customers where ${scanWhere(term)})
      select id, (select count(*) from hits) as n from hits order by name_key, id limit 25`,
  );

export async function probe(): Promise<unknown> {
  const id = 100 + Math.floor(Math.random() * 90_000);
  return db().execute(sql`select * from customers where id = ${id}`);
}

const ours = (term: string) => listCustomers(systemContext(), { q: term });

async function check(term: string): Promise<number> {
  const [mine, truth, all] = [
    await ours(term),
    await scan(term),
    await db().execute<{ n: string }>(sql`select count(*) as n from customers where ${scanWhere(term)}`),
  ];
  const ids = mine.rows.map(({ id }) => String(id)).join();
  if (ids !== truth.rows.map(({ id }) => String(id)).join())
    throw new Error(`“${term}”: not the rows that the scan finds`);
  const hits = Number(all.rows[0]?.n);
  if (mine.count.exact && mine.count.value !== hits)
    throw new Error(`“${term}”: counted ${mine.count.value}, there are ${hits}`);
  return hits;
}

/** G1: contains, exact and sorted, over a million customers. */
export async function searchGoal(): Promise<boolean> {
  console.log(
    "\nG1  contains over every name and contact field (probe: one row by its key; scan: 12 × ILIKE)",
  );
  const results: { ratio: number; overScan: number }[] = [];
  for (const term of TERMS) {
    const hits = await check(term);
    const scanMs = median([await time(() => scan(term)), await time(() => scan(term))]);
    const rounds: Round[] = [];
    for (let n = 0; n < ROUNDS; n++)
      rounds.push({ yardstick: await medianOf(40, probe), ours: await medianOf(5, () => ours(term)) });
    const ratio = median(rounds.map((r) => r.ours / r.yardstick));
    const overScan = scanMs / median(rounds.map((r) => r.ours));
    results.push({ ratio, overScan });
    console.log(
      `${line(`  “${term}” ${hits.toLocaleString("en-US")} hits`, rounds, "ms", "≤ 200 probes")} | scan ${scanMs.toFixed(0)} ms = ${overScan.toFixed(0)} ×`,
    );
  }
  const middle = median(results.map(({ ratio }) => ratio));
  const worst = Math.max(...results.map(({ ratio }) => ratio));
  const least = Math.min(...results.map(({ overScan }) => overScan));
  const met = middle <= 60 && worst <= 200 && least >= 50;
  console.log(
    `  median ${middle.toFixed(1)} probes (goal ≤ 60), worst ${worst.toFixed(1)} (≤ 200), at least ${least.toFixed(0)} × faster than the scan (≥ 50): ${met ? "met" : "NOT MET"}`,
  );
  return met;
}
