import { and, asc, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { HOUSE, resellers } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";

const MOST = 1000;

/** The active resellers to choose an owner from: names and currencies, nothing personal. */
export const listResellerChoices = query({
  name: "reseller.list_choices",
  permission: "reseller:read",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  run: (read) =>
    read.tx
      .select({ id: resellers.id, name: resellers.name, currency: resellers.currency })
      .from(resellers)
      .where(and(visibleTo(read.actor, "resellers"), ne(resellers.id, HOUSE), eq(resellers.status, "active")))
      .orderBy(asc(sql`lower(${resellers.name})`))
      .limit(MOST),
});
