import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, distributors, HOUSE } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { countUpTo } from "@/lib/platform/keyset-page";
import { selectDistributors, shownDistributor } from "./distributor-rows";

/** One distributor, and how many customers it has. */
export const getDistributor = query({
  name: "distributor.get",
  permission: "distributor:read",
  impersonation: "allow",
  input: z.object({ distributorId: idInput() }),
  async run(read, { distributorId }) {
    const where = and(
      visibleTo(read.actor, "distributors"),
      eq(distributors.id, distributorId),
      ne(distributors.id, HOUSE),
    );
    const [found] = await selectDistributors(read, where);
    if (!found) throw notFound("distributor");
    const having = sql`select 1 from ${customers} where ${customers.distributorId} = ${distributorId}`;
    return { ...shownDistributor(read.actor, found), customers: await countUpTo(read.tx, having) };
  },
  reads: (_, { id, name, resellerId }) => ({ type: "distributor", id, name, resellerId, distributorId: id }),
});
