import { sql } from "drizzle-orm";
import { z } from "zod";
import { customers } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import type { CustomerItem } from "./customer-rows";
import { readCustomerLines } from "./customer-rows";
import { customerPage } from "./list-page";

const TOP = 8;

export type CustomerHit = Pick<
  CustomerItem,
  "id" | "name" | "companyName" | "email" | "status" | "resellerName"
>;

/** A number typed alone may be a customer's own. */
async function byNumber(read: Reader, q: string): Promise<CustomerItem[]> {
  if (!/^\d{1,15}$/.test(q)) return [];
  const where = visibleAnd(read.actor, "customers", sql`${customers.id} = ${q}::bigint`);
  const found = await read.tx.select({ id: customers.id }).from(customers).where(where);
  return (
    await readCustomerLines(
      read,
      found.map(({ id }) => id),
    )
  ).map(({ item }) => item);
}

/** The eight customers that fit best what is being typed: their number first, then by name. */
export const searchCustomers = query({
  name: "customer.search",
  permission: "customer:read",
  impersonation: "allow",
  input: z.object({ q: z.string().trim().max(200) }),
  async run(read, { q }): Promise<{ rows: CustomerHit[] }> {
    if (q === "") return { rows: [] };
    const page = await customerPage(
      read,
      { q, scope: "all", conditions: [], sort: "name", dir: "asc", direction: "next", pageSize: TOP },
      false,
    );
    const exact = await byNumber(read, q);
    const others = page.rows.filter((row) => !exact.some(({ id }) => id === row.id));
    return {
      rows: [...exact, ...others]
        .slice(0, TOP)
        .map(({ id, name, companyName, email, status, resellerName }) => ({
          id,
          name,
          companyName,
          email,
          status,
          resellerName,
        })),
    };
  },
  reads: ({ q }, { rows }) => ({
    type: "customer",
    id: null,
    details: { filter: { q }, count: rows.length, ids: rows.map(({ id }) => id) },
  }),
});
