import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, distributors, HOUSE, products, resellers } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { countUpTo } from "@/lib/platform/keyset-page";
import { shownContact } from "./contact";

/** One reseller, and how much hangs on it. */
export const getReseller = query({
  name: "reseller.get",
  permission: "reseller:read",
  impersonation: "deny",
  input: z.object({ resellerId: idInput() }),
  async run(read, { resellerId }) {
    const where = and(
      visibleTo(read.actor, "resellers"),
      eq(resellers.id, resellerId),
      ne(resellers.id, HOUSE),
    );
    const [row] = await read.tx.select().from(resellers).where(where);
    if (!row) throw notFound("reseller");
    const count = (table: typeof customers | typeof distributors | typeof products) =>
      countUpTo(read.tx, sql`select 1 from ${table} where ${table.resellerId} = ${row.id}`);
    return {
      ...row,
      ...shownContact(read.actor, row),
      customers: await count(customers),
      distributors: await count(distributors),
      products: await count(products),
    };
  },
  reads: (_, { id, name }) => ({ type: "reseller", id, name, resellerId: id }),
});
