import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { listAccounts } from "@/lib/domain/accounts";
import { listCustomers } from "@/lib/domain/customers";
import { encodeCursor } from "@/lib/platform/keyset";
import { line, median, medianOf, type Round } from "./measure";
import { probe } from "./search";
import { systemContext } from "./seed";

const ROUNDS = 5;

async function cursorAt(depth: number): Promise<string> {
  const { rows } = await db().execute<{ id: string; name: string }>(
    sql`select id, name_key as name from customers order by name_key, id limit 1 offset ${depth}`,
  );
  const [row] = rows;
  if (!row) throw new Error(`no customer at ${depth}`);
  return encodeCursor("name:asc", { values: [row.name], id: Number(row.id) });
}

/** G2: any page of any list by keyset, count and all, beside the key probe. */
export async function keysetGoal(size: number): Promise<boolean> {
  console.log("\nG2  a page of 25 at any depth (probe: one row by its key)");
  const deep = await cursorAt(Math.floor(size * 0.9));
  const pages: [string, () => Promise<unknown>][] = [
    ["customers, first page", () => listCustomers(systemContext(), {})],
    ["customers, 90 % down, next", () => listCustomers(systemContext(), { cursor: deep })],
    ["customers, 90 % down, back", () => listCustomers(systemContext(), { cursor: deep, direction: "prev" })],
    ["customers, newest first", () => listCustomers(systemContext(), { sort: "id", dir: "desc" })],
    ["accounts, first page", () => listAccounts(systemContext(), {})],
  ];
  const ratios: number[] = [];
  for (const [label, page] of pages) {
    const rounds: Round[] = [];
    for (let n = 0; n < ROUNDS; n++)
      rounds.push({ yardstick: await medianOf(60, probe), ours: await medianOf(20, page) });
    ratios.push(median(rounds.map((r) => r.ours / r.yardstick)));
    console.log(line(`  ${label}`, rounds, "ms", "≤ 5 probes"));
  }
  const met = ratios.every((ratio) => ratio <= 5);
  console.log(`  worst ${Math.max(...ratios).toFixed(1)} probes: ${met ? "met" : "NOT MET"}`);
  return met;
}
