import { sql } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema";
import { listRead } from "@/lib/domain/parties";
import type { Actor } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { findPage, type ListTest, type PageSource } from "@/lib/platform/adaptive-page";
import { keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { hasTrigram, likeLiteral } from "@/lib/platform/search-term";
import { type AccountItem, type AccountLine, readAccountLines } from "./account-rows";
import { ACCOUNT_ROLE_NAMES } from "./rules/codes";

const blank = (value: unknown) => (value === "" || value === null ? undefined : value);

const input = z.object({
  ...pageInput(["identifier", "id"]),
  customerId: z.preprocess(blank, idInput().optional()),
  productId: z.preprocess(blank, idInput().optional()),
  role: z.preprocess(blank, z.enum(ACCOUNT_ROLE_NAMES).optional()),
  status: z.preprocess(blank, z.enum(["active", "blocked", "closed"]).optional()),
});
type Asked = z.output<typeof input>;

/** How the search was understood: one or two letters only find how identifiers begin. */
export type AccountList = ListPage<AccountItem> & { searched: "none" | "contains" | "begins" };

const searchesInside = (q: string) => q.length >= 3 && hasTrigram(q);

const STATUS_TESTS: Record<NonNullable<Asked["status"]>, ListTest> = {
  active: { exact: sql`not ${accounts.blocked} and ${accounts.closedAt} is null`, indexed: false },
  blocked: { exact: sql`${accounts.blocked} and ${accounts.closedAt} is null`, indexed: true },
  closed: { exact: sql`${accounts.closedAt} is not null`, indexed: true },
};

export function accountSource(actor: Actor, asked: Omit<Asked, "cursor">): PageSource {
  const { q, customerId, productId, role, status } = asked;
  const begins = sql`${accounts.identifierKey} like lower(${`${likeLiteral(q)}%`})`;
  const isRange = q !== "" && !searchesInside(q) && asked.sort === "identifier";
  const tests: ListTest[] = [];
  if (q !== "" && searchesInside(q))
    tests.push({ exact: sql`${accounts.search} like lower(${`%${likeLiteral(q)}%`})`, indexed: true });
  else if (q !== "" && !isRange) tests.push({ exact: begins, indexed: true });
  if (productId) tests.push({ exact: sql`${accounts.productId} = ${productId}`, indexed: true });
  if (role) tests.push({ exact: sql`${accounts.role} = ${role}`, indexed: false });
  if (status) tests.push(STATUS_TESTS[status]);
  return {
    table: sql`accounts`,
    scope: visibleAnd(
      actor,
      "accounts",
      customerId ? sql`${accounts.customerId} = ${customerId}` : undefined,
      isRange ? begins : undefined,
    ),
    tests,
    columns: asked.sort === "identifier" ? sql`identifier_key, id` : sql`id`,
  };
}

/** A page of lines and, when wanted, how many there are. */
export async function accountPage(read: Reader, asked: Asked, counted = true) {
  const byIdentifier = asked.sort === "identifier";
  const keys = keyset<AccountLine>(
    asked,
    {
      by: byIdentifier ? sql`identifier_key` : sql`id`,
      type: byIdentifier ? "text" : "bigint",
      of: ({ key }) => (byIdentifier ? key.identifier : key.id),
    },
    { by: sql`id`, of: ({ key }) => key.id },
  );
  const found = await findPage(read.tx, { source: accountSource(read.actor, asked), order: keys }, counted);
  const { rows, ...page } = keys.page(await readAccountLines(read, found.ids));
  return { ...page, rows: rows.map(({ item }) => item), count: found.count };
}

/** Lines of one customer or of all in sight, by identifier or age; found by identifier, name or e-mail address. */
export const listAccounts = query({
  name: "account.list",
  permission: "account:read",
  impersonation: "allow",
  input,
  reads: listRead("account"),
  async run(read, asked): Promise<AccountList> {
    const { count, ...page } = await accountPage(read, asked);
    if (!count) throw new Error("a counted page has a count");
    const searched = asked.q === "" ? "none" : searchesInside(asked.q) ? "contains" : "begins";
    return { ...page, count, searched };
  },
});
