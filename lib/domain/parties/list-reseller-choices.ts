import { and, asc, eq, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { HOUSE, resellers } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { keptScope } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { keptStatement } from "@/lib/platform/prepared";

const MOST = 1000;

const select = ({ tx }: Reader, scope: SQL) =>
  tx
    .select({ id: resellers.id, name: resellers.name, currency: resellers.currency })
    .from(resellers)
    .where(and(scope, ne(resellers.id, HOUSE), eq(resellers.status, "active")))
    .orderBy(asc(sql`lower(${resellers.name})`))
    .limit(MOST);

/** The active resellers to choose an owner from: names and currencies, nothing personal. */
export const listResellerChoices = query({
  name: "reseller.list_choices",
  permission: "reseller:read",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  run: (read) => {
    const { key, where, values } = keptScope(read.actor, "resellers");
    return keptStatement(read.tx, `reseller choices, ${key}`, () => select(read, where), values);
  },
});
