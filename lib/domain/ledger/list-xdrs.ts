import { and, sql } from "drizzle-orm";
import { z } from "zod";
import { xdrs } from "@/db/schema";
import { listRead } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { byId, byPosition, walksOneCustomer, type XdrFilter, xdrFilterShape, xdrWhere } from "./list-filter";
import { selectXdrs, toXdrItem, type XdrItem } from "./xdr-rows";

const { q: _, ...page } = pageInput(["id"]);
const input = z.object({ ...page, dir: z.enum(["asc", "desc"]).default("desc"), ...xdrFilterShape });
type Asked = z.output<typeof input>;

type Row = Awaited<ReturnType<typeof selectXdrs>>[number];

/** One page of the journal. @param counted false spares the count. */
export async function xdrPage(read: Reader, asked: Omit<Asked, keyof XdrFilter> & XdrFilter) {
  const one = walksOneCustomer(read, asked);
  const keys = keyset<Row>(asked, {
    by: one ? byPosition : byId,
    type: "bigint",
    of: ({ xdr }) => (one ? xdr.position : xdr.id),
  });
  const rows = await selectXdrs(read)
    .where(and(xdrWhere(read, asked), keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const { rows: shown, ...rest } = keys.page(rows);
  return { ...rest, rows: shown.map((row) => toXdrItem(read, row)) };
}

/** The journal: every movement of a balance in sight, newest first. */
export const listXdrs = query({
  name: "xdr.list",
  permission: "xdr:read",
  impersonation: "allow",
  input,
  reads: listRead("xdr"),
  async run(read, asked): Promise<ListPage<XdrItem>> {
    const found = await xdrPage(read, asked);
    const count = await countUpTo(read.tx, sql`select 1 from ${xdrs} where ${xdrWhere(read, asked)}`);
    return { ...found, count };
  },
});
