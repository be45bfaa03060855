import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { plans, products, taxRegimes } from "@/db/schema";
import { classEntity, lockClass } from "@/lib/domain/parties";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleTo } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { invalid } from "@/lib/platform/errors";
import { DEFAULT_SETTINGS, readClassSettings, saveClassSettings } from "./class-settings-store";
import { classesSharing, nextNumber } from "./next-number";
import { readRegimes } from "./read-terms";
import {
  type ClassSettings,
  categoriesWithoutRate,
  changesTold,
  type SettingsFacts,
  settingsProblems,
} from "./rules/class-settings";
import { NO_TAX } from "./rules/tax-regime";
import { billingTerms } from "./settings-input";

type Cls = { id: number; resellerId: number };

/** @throws {DomainError} invalid unless it is the owner's; one that is archived only where the class has it already. */
async function regimeFor(work: Work, cls: Cls, taxRegimeId: number | null, held: number | null) {
  if (taxRegimeId === null) return null;
  const where = and(
    eq(taxRegimes.id, taxRegimeId),
    eq(taxRegimes.resellerId, cls.resellerId),
    visibleTo(work.actor, "taxRegimes"),
  );
  const [row] = await work.tx.select().from(taxRegimes).where(where).for("share");
  const message = "Choose a tax regime on offer of whoever manages the class.";
  if (!row || (row.archivedAt !== null && row.id !== held))
    throw invalid(message, { taxRegimeId: [message] });
  return row;
}

/** The categories that customers of an owner can be charged under; "" for charges by hand. */
async function categoriesOf(work: Work, { resellerId }: Cls): Promise<string[]> {
  const { rows } = await work.tx.execute<{ category: string }>(sql`
    select ${plans.taxCategory} as category from ${plans} where ${plans.resellerId} = ${resellerId}
    union select ${products.taxCategory} from ${products}
      where ${products.resellerId} = ${resellerId} and ${products.taxCategory} <> ''
    union select '' order by 1`);
  return rows.map(({ category }) => category);
}

async function factsOf(work: Work, cls: Cls, before: ClassSettings, after: ClassSettings) {
  const regime = await regimeFor(work, cls, after.taxRegimeId, before.taxRegimeId);
  const [old] = before.taxRegimeId
    ? await work.tx.select().from(taxRegimes).where(eq(taxRegimes.id, before.taxRegimeId))
    : [];
  const taxes = regime ? (await readRegimes(work, [regime.id])).get(regime.id) : NO_TAX;
  const facts: SettingsFacts = {
    next: { before: await nextNumber(work, cls, before), after: await nextNumber(work, cls, after) },
    sharing: await classesSharing(work, cls, before, DEFAULT_SETTINGS),
    regime: { before: old?.name ?? null, after: regime?.name ?? null },
    withoutRate: categoriesWithoutRate(taxes ?? NO_TAX, await categoriesOf(work, cls)),
  };
  return facts;
}

/**
 * Sets how the customers of a class are billed, from the next invoice that is made or issued. Invoices there are keep what
 * they say. Run dry it tells what saving would mean.
 */
export const saveBillingSettings = operation({
  name: "billing_settings.save",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ classId: idInput(), ...billingTerms }),
  async run(work, { classId, ...typed }) {
    const settings: ClassSettings = {
      ...typed,
      termsCount: typed.termsKind === "on_receipt" ? 0 : typed.termsCount,
    };
    const problems = settingsProblems(settings);
    if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
    const cls = await lockClass(work, classId);
    const before = await readClassSettings(work, classId);
    const facts = await factsOf(work, cls, before, settings);
    await saveClassSettings(work, cls, settings);
    const names = { taxRegimeId: facts.regime.before };
    work.audit.changed<Record<string, unknown>>(
      classEntity(cls),
      { ...before, ...names },
      { ...settings, taxRegimeId: facts.regime.after },
    );
    return { classId, next: facts.next.after.printed, told: changesTold(before, settings, facts) };
  },
});
