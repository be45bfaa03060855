import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { billingSettings, taxRegimes } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { countUpTo } from "@/lib/platform/keyset-page";
import { classesWith } from "./tax-part";
import { selectRegimes, type TaxRegimeView, withTaxes } from "./tax-rows";

/** Part: the regime as pages show it. @throws {DomainError} not_found, also when it is out of sight. */
export async function findRegime(read: Reader, taxRegimeId: number): Promise<TaxRegimeView> {
  const rows = await selectRegimes(
    read,
    visibleAnd(read.actor, "taxRegimes", eq(taxRegimes.id, taxRegimeId)),
  );
  const [regime] = await withTaxes(read, rows);
  if (!regime) throw notFound("tax regime");
  return regime;
}

/** One regime, and the classes that are billed by it (the first twenty by name). */
export const getTaxRegime = query({
  name: "tax_regime.get",
  permission: "settings:read",
  impersonation: "allow",
  input: z.object({ taxRegimeId: idInput() }),
  reads: null,
  async run(read, { taxRegimeId }) {
    const regime = await findRegime(read, taxRegimeId);
    const using = sql`select 1 from ${billingSettings} where ${billingSettings.taxRegimeId} = ${taxRegimeId}`;
    return {
      ...regime,
      classes: { named: await classesWith(read, taxRegimeId), count: await countUpTo(read.tx, using) },
    };
  },
});
