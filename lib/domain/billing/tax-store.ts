import { eq, sql } from "drizzle-orm";
import { taxExemptions, taxes, taxRates, taxRegimes } from "@/db/schema";
import { type ConstraintMessages, explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { readRegimes } from "./read-terms";
import type { Tax } from "./rules/tax-regime";
import type { SettledRegime } from "./rules/typed-regime";

export type RegimeRow = typeof taxRegimes.$inferSelect;
export type LockedRegime = RegimeRow & { taxes: readonly Tax[] };

const TAKEN: ConstraintMessages = {
  tax_regimes_name: { field: "name", message: "There is a tax regime of this name already." },
};
const EXEMPTED: ConstraintMessages = {
  tax_exemptions_tax_id_taxes_id_fk: {
    field: "taxes",
    message: "Customers are exempt from a tax that would go. Remove their exemptions first.",
  },
};

/** The row of a statement that touches exactly one. @throws {Error} when it touched none. */
function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error("a write touched no row");
  return row;
}

/** The regime with its taxes. @throws {DomainError} not_found, also when it is out of sight. */
export async function lockRegime(work: Work, taxRegimeId: number): Promise<LockedRegime> {
  const where = visibleAnd(work.actor, "taxRegimes", eq(taxRegimes.id, taxRegimeId));
  const [row] = await work.tx.select().from(taxRegimes).where(where).for("update");
  if (!row) throw notFound("tax regime");
  const regime = (await readRegimes(work, [taxRegimeId])).get(taxRegimeId);
  return { ...row, taxes: regime?.taxes ?? [] };
}

export const insertRegime = (work: Work, values: typeof taxRegimes.$inferInsert): Promise<RegimeRow> =>
  explaining(TAKEN, async () => only(await work.tx.insert(taxRegimes).values(values).returning()));

export const saveRegime = (work: Work, id: number, values: Partial<RegimeRow>): Promise<RegimeRow> =>
  explaining(TAKEN, async () =>
    only(await work.tx.update(taxRegimes).set(values).where(eq(taxRegimes.id, id)).returning()),
  );

/**
 * Replaces the taxes of a locked regime. A tax that stays keeps its id: exemptions name it.
 * @throws {DomainError} conflict when a customer is exempt from a tax that goes.
 */
export async function replaceTaxes(
  work: Work,
  before: LockedRegime,
  after: SettledRegime["taxes"],
): Promise<void> {
  const kept = new Set(after.flatMap(({ taxId }) => taxId ?? []));
  for (const { id } of before.taxes)
    if (!kept.has(id)) await explaining(EXEMPTED, () => work.tx.delete(taxes).where(eq(taxes.id, id)));
  // Out of the way first: no two may stand in one place.
  await work.tx.update(taxes).set({ ordinal: sql`-1 - ordinal` }).where(eq(taxes.regimeId, before.id));
  for (const [ordinal, { taxId, name, compound, rates }] of after.entries()) {
    const values = { name, compound, ordinal };
    const row =
      taxId === null
        ? only(
            await work.tx
              .insert(taxes)
              .values({ ...values, regimeId: before.id })
              .returning(),
          )
        : only(await work.tx.update(taxes).set(values).where(eq(taxes.id, taxId)).returning());
    await work.tx.delete(taxRates).where(eq(taxRates.taxId, row.id));
    if (rates.length > 0)
      await work.tx.insert(taxRates).values(rates.map((rate) => ({ ...rate, taxId: row.id })));
  }
}

/** @throws {DomainError} conflict when the customer has it already. */
export const insertExemption = (work: Work, values: typeof taxExemptions.$inferInsert) =>
  explaining(
    { tax_exemptions_once: { field: "taxId", message: "The customer has this exemption already." } },
    async () => only(await work.tx.insert(taxExemptions).values(values).returning()),
  );

export const deleteExemption = (work: Work, id: number) =>
  work.tx.delete(taxExemptions).where(eq(taxExemptions.id, id));
