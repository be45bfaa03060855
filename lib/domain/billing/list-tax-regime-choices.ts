import { eq, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { taxRegimes } from "@/db/schema";
import { ownerInput } from "@/lib/domain/parties";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";

const MOST = 1000;

/** The regimes that classes of one owner can be billed by; one that is archived only where it is held already. */
export const listTaxRegimeChoices = query({
  name: "tax_regime.list_choices",
  permission: "settings:read",
  impersonation: "allow",
  input: z.object({ resellerId: ownerInput(), held: optionalId() }),
  reads: null,
  run: (read, { resellerId, held }) =>
    read.tx
      .select({ id: taxRegimes.id, name: taxRegimes.name, prices: taxRegimes.prices })
      .from(taxRegimes)
      .where(
        visibleAnd(
          read.actor,
          "taxRegimes",
          eq(taxRegimes.resellerId, resellerId),
          or(isNull(taxRegimes.archivedAt), held === null ? undefined : eq(taxRegimes.id, held)),
        ),
      )
      .orderBy(sql`lower(${taxRegimes.name})`)
      .limit(MOST),
});
