import { eq } from "drizzle-orm";
import { billingSettings, taxRegimes } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import { readRegimes } from "./read-terms";
import { NO_TAX, type TaxRegime } from "./rules/tax-regime";

export const ALL_TAXES = "all taxes";

/** By which taxes the customers of a class pay; without a regime, none. */
export async function regimeOfClass(
  read: Reader,
  classId: number,
): Promise<{ name: string | null; regime: TaxRegime }> {
  const [row] = await read.tx
    .select({ id: taxRegimes.id, name: taxRegimes.name })
    .from(billingSettings)
    .innerJoin(taxRegimes, eq(taxRegimes.id, billingSettings.taxRegimeId))
    .where(eq(billingSettings.classId, classId));
  if (!row) return { name: null, regime: NO_TAX };
  return { name: row.name, regime: (await readRegimes(read, [row.id])).get(row.id) ?? NO_TAX };
}

/** "VAT, certificate 4711": an exemption as the audit log tells it. */
export const exemptionWords = (tax: string, certificate: string): string =>
  certificate === "" ? tax : `${tax}, certificate ${certificate}`;
