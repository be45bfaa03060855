import { sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { REALMS, seesPersonalData } from "@/lib/kernel/actor";
import { emptyIsAbsent } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { seesAll, visibleTo } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { findPage, type ListTest } from "@/lib/platform/adaptive-page";
import { keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import { hasTrigram, likeLiteral } from "@/lib/platform/search-term";
import { selectUsers, type UserItem, type UserLine, userItem } from "./user-rows";

const input = z.object({
  ...pageInput(["login", "id"]),
  realm: emptyIsAbsent(z.enum(REALMS).optional()),
  status: emptyIsAbsent(z.enum(["active", "disabled"]).optional()),
});
type Wanted = z.output<typeof input>;

const SORTS: Record<Wanted["sort"], SortColumn<UserLine>> = {
  login: { by: sql`login_key`, type: "text", of: (row) => row.loginKey },
  id: { by: sql`id`, type: "bigint", of: (row) => row.id },
};

/** Below three letters no index can look inside a text, so short terms find how logins begin. */
function searched(read: Reader, q: string): ListTest[] {
  if (q === "") return [];
  const literal = likeLiteral(q.toLowerCase());
  const inside = q.length >= 3 && hasTrigram(q) && seesPersonalData(read.actor);
  if (inside) return [{ exact: sql`${users.search} like ${`%${literal}%`}`, indexed: true }];
  return [{ exact: sql`${users.loginKey} like ${`${literal}%`}`, indexed: true }];
}

function tests(read: Reader, { q, realm, status }: Wanted): ListTest[] {
  return [
    ...searched(read, q),
    ...(realm ? [{ exact: sql`${users.realm} = ${realm}`, indexed: true }] : []),
    ...(status ? [{ exact: sql`${users.status} = ${status}`, indexed: false }] : []),
  ];
}

async function run(read: Reader, asked: Wanted): Promise<ListPage<UserItem>> {
  // A cursor holds the login it stands at, which may be an address: without the right to see those, order by age.
  const wanted: Wanted = seesPersonalData(read.actor) ? asked : { ...asked, sort: "id" };
  const order = keyset<UserLine>(wanted, SORTS[wanted.sort], { by: sql`id`, of: (row) => row.id });
  const source = {
    table: sql`users`,
    scope: visibleTo(read.actor, "users"),
    whole: seesAll(read.actor, "users"),
    tests: tests(read, wanted),
    columns: wanted.sort === "login" ? sql`login_key, id` : sql`id`,
  };
  const { ids, count } = await findPage(read.tx, { source, order });
  if (!count) throw new Error("a counted page has a count");
  const found = ids.length
    ? await selectUsers(read, sql`${users.id} = any(${sql.param(`{${ids.join(",")}}`)}::bigint[])`)
    : [];
  const byId = new Map(found.map((row) => [row.id, row]));
  const page = order.page(ids.map((id) => byId.get(id)).filter((row) => row !== undefined));
  return { ...page, rows: page.rows.map((row) => userItem(read.actor, row)), count };
}

/** People who can sign in: all of them for operators, for a reseller its own, its distributors' and its customers'. */
export const listUsers = query({
  name: "user.list",
  permission: "user:read",
  impersonation: "allow",
  input,
  reads: ({ cursor: _, ...filter }, { rows, count }) => ({
    type: "user",
    id: null,
    details: { filter, count: count.value, ids: rows.map((row) => row.id) },
  }),
  run,
});
