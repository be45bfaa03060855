import { eq } from "drizzle-orm";
import { billingSettings, customerClasses } from "@/db/schema";
import type { AuditEntity } from "@/lib/kernel/audit";
import type { Reader, Work } from "@/lib/kernel/work";
import { conflict, invalid } from "@/lib/platform/errors";
import type { Tax, TaxRegime } from "./rules/tax-regime";
import { type SettledRegime, settledRegime, type TypedTax } from "./rules/typed-regime";
import type { LockedRegime } from "./tax-store";

export const regimeEntity = (row: { id: number; name: string; resellerId: number }): AuditEntity => ({
  type: "tax_regime",
  id: row.id,
  name: row.name,
  resellerId: row.resellerId,
});

/** Taxes as they are kept. @throws {DomainError} invalid, with what is wrong by field. */
export function soundTaxes(
  prices: TaxRegime["prices"],
  typed: readonly (TypedTax | null)[],
): SettledRegime["taxes"] {
  const { taxes, problems } = settledRegime(prices, typed);
  if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
  return taxes;
}

type Words = Pick<Tax, "name" | "compound" | "rates">;

/** "20 %, books 5 %, on the taxes before it": a tax as the audit log and lists tell it. */
export function taxWords({ compound, rates }: Words): string {
  const rest = rates.filter(({ category }) => category === null).map(({ percent }) => `${percent} %`);
  const named = rates.flatMap(({ category, percent }) =>
    category === null ? [] : [`${category} ${percent} %`],
  );
  return [...rest, ...named, ...(compound ? ["on the taxes before it"] : [])].join(", ");
}

const wordsOf = (taxes: readonly Words[]): Record<string, string> =>
  Object.fromEntries(taxes.map((tax) => [`tax ${tax.name}`, taxWords(tax)]));

/** Writes what changed about a regime, a row for each tax. */
export function auditRegime(
  work: Work,
  before: LockedRegime,
  after: { name: string; prices: string; taxes: readonly Words[] },
): void {
  const [old, now] = [wordsOf(before.taxes), wordsOf(after.taxes)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const order = (taxes: readonly Words[]) => taxes.map(({ name }) => name).join(", ");
  work.audit.changed(
    regimeEntity({ ...before, name: after.name }),
    { name: before.name, prices: before.prices, order: order(before.taxes), ...old } as Record<
      string,
      unknown
    >,
    {
      name: after.name,
      prices: after.prices,
      order: order(after.taxes),
      ...Object.fromEntries(names.map((name) => [name, now[name] ?? null])),
    },
  );
}

const NAMED = 3;

/** The classes billed by a regime, the first few by name. */
export const classesWith = (read: Reader, taxRegimeId: number, most = 20) =>
  read.tx
    .select({ id: customerClasses.id, name: customerClasses.name })
    .from(billingSettings)
    .innerJoin(customerClasses, eq(customerClasses.id, billingSettings.classId))
    .where(eq(billingSettings.taxRegimeId, taxRegimeId))
    .orderBy(customerClasses.name)
    .limit(most);

/** @throws {DomainError} conflict naming the classes that are billed by it. */
export async function assertOnNoClass(read: Reader, taxRegimeId: number): Promise<void> {
  const rows = await classesWith(read, taxRegimeId, NAMED + 1);
  if (rows.length === 0) return;
  const names = rows.slice(0, NAMED).map((row) => `“${row.name}”`);
  const more = rows.length > NAMED ? " and others" : "";
  throw conflict(`Customers of the class ${names.join(", ")}${more} pay by it. Give them another one first.`);
}
