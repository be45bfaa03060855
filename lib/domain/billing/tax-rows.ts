import { eq, type SQL, sql } from "drizzle-orm";
import { resellers, taxRegimes } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import { readRegimes } from "./read-terms";
import type { Tax, TaxRegime } from "./rules/tax-regime";

/** A regime as lists and pages show it. */
export type TaxRegimeView = {
  id: number;
  name: string;
  prices: TaxRegime["prices"];
  taxes: readonly Tax[];
  resellerId: number;
  /** Null when the company itself manages it. */
  ownerName: string | null;
  archivedAt: Date | null;
  createdAt: Date;
};

/** With what the database sorts by: its lower case is not JavaScript's for every letter. */
export type RawRegime = Omit<TaxRegimeView, "taxes" | "prices"> & { prices: string; nameKey: string };

export const selectRegimes = (read: Reader, where: SQL | undefined) =>
  read.tx
    .select({
      id: taxRegimes.id,
      name: taxRegimes.name,
      nameKey: sql<string>`lower(${taxRegimes.name})`,
      prices: taxRegimes.prices,
      resellerId: taxRegimes.resellerId,
      ownerName: sql<string | null>`nullif(${resellers.name}, '')`,
      archivedAt: taxRegimes.archivedAt,
      createdAt: taxRegimes.createdAt,
    })
    .from(taxRegimes)
    .innerJoin(resellers, eq(resellers.id, taxRegimes.resellerId))
    .where(where);

/** Rows with their taxes, in the rows' order. */
export async function withTaxes(read: Reader, rows: readonly RawRegime[]): Promise<TaxRegimeView[]> {
  const regimes = await readRegimes(
    read,
    rows.map(({ id }) => id),
  );
  return rows.map(({ nameKey: _, prices, ...row }) => ({
    ...row,
    prices: prices === "inclusive" ? "inclusive" : "exclusive",
    taxes: regimes.get(row.id)?.taxes ?? [],
  }));
}
