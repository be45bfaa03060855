import { inArray, sql } from "drizzle-orm";
import { billingSettings } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import type { RoundingMethod } from "@/lib/platform/money";
import type { PaymentTerms } from "./rules/due-date";
import { DEFAULT_FORMAT, type NumberFormat, type NumberReset, type NumberScope } from "./rules/numbering";
import type { Precision } from "./rules/rounding";
import { NO_TAX, type TaxExemption, type TaxRegime } from "./rules/tax-regime";

/** How the customers of a class are billed. */
export type BillingTerms = {
  terms: PaymentTerms;
  reviewDays: number;
  precision: Precision;
  regime: TaxRegime;
  format: NumberFormat;
  separateFees: boolean;
  invoiceWhenNothingCharged: boolean;
};

/** Of a class whose settings nobody has changed: 15 days to pay, to the cent, no taxes. */
export const DEFAULT_TERMS: BillingTerms = {
  terms: { kind: "days", count: 15 },
  reviewDays: 0,
  precision: { decimals: 2, method: "half-up" },
  regime: NO_TAX,
  format: DEFAULT_FORMAT,
  separateFees: false,
  invoiceWhenNothingCharged: false,
};

type RegimeRow = {
  id: number;
  prices: TaxRegime["prices"];
  taxes: {
    id: number;
    name: string;
    compound: boolean;
    rates: { category: string | null; percent: string }[];
  }[];
};

/** A percentage as people write it: "20", "9.975". */
const trimmed = (percent: string): string => percent.replace(/\.?0+$/, "");

/** Tax regimes by id, taxes in their order. */
export async function readRegimes(read: Reader, ids: readonly number[]): Promise<Map<number, TaxRegime>> {
  if (ids.length === 0) return new Map();
  const { rows } = await read.tx.execute<RegimeRow>(sql`
    select r.id::int as id, r.prices, coalesce((
      select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'compound', t.compound, 'rates', (
        select coalesce(jsonb_agg(jsonb_build_object('category', x.category, 'percent', x.percent::text)
          order by x.category nulls last), '[]') from tax_rates x where x.tax_id = t.id)) order by t.ordinal)
      from taxes t where t.regime_id = r.id), '[]') as taxes
    from tax_regimes r where r.id in ${[...new Set(ids)]}`);
  return new Map(
    rows.map(({ id, prices, taxes }) => [
      id,
      {
        prices,
        taxes: taxes.map((tax) => ({
          ...tax,
          rates: tax.rates.map(({ category, percent }) => ({ category, percent: trimmed(percent) })),
        })),
      },
    ]),
  );
}

/** How each of these classes is billed; those without settings of their own by the defaults. */
export async function readBillingTerms(
  read: Reader,
  classIds: readonly number[],
): Promise<Map<number, BillingTerms>> {
  const ids = [...new Set(classIds)];
  const found = new Map<number, BillingTerms>(ids.map((id) => [id, DEFAULT_TERMS]));
  if (ids.length === 0) return found;
  const rows = await read.tx.select().from(billingSettings).where(inArray(billingSettings.classId, ids));
  const regimes = await readRegimes(
    read,
    rows.flatMap(({ taxRegimeId }) => (taxRegimeId === null ? [] : [taxRegimeId])),
  );
  for (const row of rows) {
    found.set(row.classId, {
      terms: { kind: row.termsKind as PaymentTerms["kind"], count: row.termsCount },
      reviewDays: row.reviewDays,
      precision: { decimals: row.roundingDecimals, method: row.roundingMethod as RoundingMethod },
      regime: (row.taxRegimeId === null ? undefined : regimes.get(row.taxRegimeId)) ?? NO_TAX,
      format: {
        scope: row.numberScope as NumberScope,
        pattern: row.numberPattern,
        reset: row.numberReset as NumberReset,
      },
      separateFees: row.separateFees,
      invoiceWhenNothingCharged: row.invoiceWhenNothingCharged,
    });
  }
  return found;
}

/** Which of these customers pay which taxes not; those who pay all of them are not in the answer. */
export async function readExemptions(
  read: Reader,
  customerIds: readonly number[],
): Promise<Map<number, TaxExemption[]>> {
  const { rows } = await read.tx.execute<{ customer_id: string; tax_id: string | null }>(
    sql`select customer_id, tax_id from tax_exemptions where customer_id = any(${idArray(customerIds)})`,
  );
  const found = new Map<number, TaxExemption[]>();
  for (const { customer_id, tax_id } of rows) {
    const own = found.get(Number(customer_id)) ?? [];
    own.push({ taxId: tax_id === null ? null : Number(tax_id) });
    found.set(Number(customer_id), own);
  }
  return found;
}
