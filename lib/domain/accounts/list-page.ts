import { eq, sql } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { type Actor, seesPersonalData } from "@/lib/kernel/actor";
import { seesAll, visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { findPage, type ListTest, type PageSource } from "@/lib/platform/adaptive-page";
import { keyset, type PageInput } from "@/lib/platform/keyset-page";
import { openCursor, sealCursor } from "@/lib/platform/sealed-cursor";
import { hasTrigram, likeLiteral } from "@/lib/platform/search-term";
import { type AccountLine, readAccountLines } from "./account-rows";
import type { AccountRole } from "./rules/codes";

export type AccountsAsked = Omit<PageInput, "sort"> & {
  q: string;
  sort: "identifier" | "id";
  customerId?: number;
  productId?: number;
  role?: AccountRole;
  status?: "active" | "blocked" | "closed";
};

/** Whether a search looks inside identifiers, names and addresses, or only at how identifiers begin. */
export const searchesInside = (q: string) => q.length >= 3 && hasTrigram(q);

const STATUS_TESTS: Record<NonNullable<AccountsAsked["status"]>, ListTest> = {
  active: { exact: sql`not ${accounts.blocked} and ${accounts.closedAt} is null`, indexed: false },
  blocked: { exact: sql`${accounts.blocked} and ${accounts.closedAt} is null`, indexed: true },
  closed: { exact: sql`${accounts.closedAt} is not null`, indexed: true },
};

function accountSource(actor: Actor, asked: AccountsAsked): PageSource {
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
    whole: seesAll(actor, "accounts") && !customerId && !isRange,
    tests,
    columns: asked.sort === "identifier" ? sql`identifier_key, id` : sql`id`,
  };
}

/** A cursor holds the identifier it stands at. For those who may not see it, the id alone. */
const sealed = (read: Reader, asked: AccountsAsked) =>
  asked.sort === "identifier" && !seesPersonalData(read.actor);
const orderName = (asked: AccountsAsked) => `${asked.sort}:${asked.dir}`;

async function withOpenCursor(read: Reader, asked: AccountsAsked): Promise<AccountsAsked> {
  if (!asked.cursor || !sealed(read, asked)) return asked;
  const cursor = await openCursor(orderName(asked), asked.cursor, async (id) => {
    const [row] = await read.tx
      .select({ identifier: sql<string>`${accounts.identifierKey}` })
      .from(accounts)
      .where(visibleAnd(read.actor, "accounts", eq(accounts.id, id)));
    return row?.identifier;
  });
  return { ...asked, cursor };
}

/** A page of lines and, when wanted, how many there are. */
export async function accountPage(read: Reader, given: AccountsAsked, counted = true) {
  const asked = await withOpenCursor(read, given);
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
  const { rows, next, prev } = keys.page(await readAccountLines(read, found.ids));
  const seal = (cursor: string | null) =>
    sealed(read, asked) ? sealCursor(orderName(asked), cursor) : cursor;
  return { rows: rows.map(({ item }) => item), next: seal(next), prev: seal(prev), count: found.count };
}
