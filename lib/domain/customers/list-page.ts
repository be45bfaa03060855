import { eq, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import { seesPersonalData } from "@/lib/kernel/actor";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { findPage } from "@/lib/platform/adaptive-page";
import { type Count, keyset, type ListPage, type PageInput } from "@/lib/platform/keyset-page";
import { openCursor, sealCursor } from "@/lib/platform/sealed-cursor";
import { type CustomerItem, type CustomerLine, readCustomerLines } from "./customer-rows";
import { type CustomerFilter, customerSource } from "./list-filter";

type CustomerList = CustomerFilter & Omit<PageInput, "sort"> & { sort: "name" | "id" };
type Page = Omit<ListPage<CustomerItem>, "count"> & { count: Count | null };

/** A cursor holds the name it stands at. For those who may not see names it holds the id alone. */
const sealed = (read: Reader, list: CustomerList) => list.sort === "name" && !seesPersonalData(read.actor);
const orderName = (list: CustomerList) => `${list.sort}:${list.dir}`;

async function withOpenCursor(read: Reader, list: CustomerList): Promise<CustomerList> {
  if (!list.cursor || !sealed(read, list)) return list;
  const cursor = await openCursor(orderName(list), list.cursor, async (id) => {
    const [row] = await read.tx
      .select({ name: sql<string>`${customers.nameKey}` })
      .from(customers)
      .where(visibleAnd(read.actor, "customers", eq(customers.id, id)));
    return row?.name;
  });
  return { ...list, cursor };
}

/** One page of the customers an actor asks for. @param counted false spares the count. */
export async function customerPage(read: Reader, asked: CustomerList, counted = true): Promise<Page> {
  const list = await withOpenCursor(read, asked);
  const by = list.sort === "name" ? sql`name_key` : sql`id`;
  const keys = keyset<CustomerLine>(
    list,
    {
      by,
      type: list.sort === "name" ? "text" : "bigint",
      of: ({ key }) => (list.sort === "name" ? key.name : key.id),
    },
    { by: sql`id`, of: ({ key }) => key.id },
  );
  const found = await findPage(
    read.tx,
    { source: customerSource(read.actor, list, list.sort), order: keys },
    counted,
  );
  const seal = (cursor: string | null) => (sealed(read, list) ? sealCursor(orderName(list), cursor) : cursor);
  const { rows, next, prev } = keys.page(await readCustomerLines(read, found.ids));
  return {
    rows: rows.map(({ item }) => item),
    next: seal(next),
    prev: seal(prev),
    count: found.count,
  };
}
