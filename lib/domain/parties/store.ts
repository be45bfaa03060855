import { eq, ne, type SQL } from "drizzle-orm";
import { company, currencies, customerClasses, distributors, HOUSE, resellers, timeZones } from "@/db/schema";
import { type ConstraintMessages, explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";

export type CompanyRow = typeof company.$inferSelect;
export type CurrencyRow = typeof currencies.$inferSelect;
export type TimeZoneRow = typeof timeZones.$inferSelect;
export type ResellerRow = typeof resellers.$inferSelect;
export type DistributorRow = typeof distributors.$inferSelect;
export type ClassRow = typeof customerClasses.$inferSelect;

/** The row of a statement that touches exactly one. @throws {Error} when it touched none. */
function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error("a write touched no row");
  return row;
}

const taken = (index: string, what: string): ConstraintMessages => ({
  [index]: { field: "name", message: `There is a ${what} of this name already.` },
});

/** @throws {DomainError} not_found before the installation. */
export async function lockCompany(work: Work): Promise<CompanyRow> {
  const [row] = await work.tx.select().from(company).for("update");
  if (!row) throw notFound("company");
  return row;
}

/** @throws {DomainError} conflict when there is one: also for the later of two installers. */
export const insertCompany = (work: Work, values: typeof company.$inferInsert): Promise<CompanyRow> =>
  explaining({ company_pkey: { field: "name", message: "The company is set up already." } }, async () =>
    only(await work.tx.insert(company).values(values).returning()),
  );

export const saveCompany = async (work: Work, values: Partial<CompanyRow>): Promise<CompanyRow> =>
  only(await work.tx.update(company).set(values).returning());

/** @throws {DomainError} not_found. */
export async function lockCurrency(work: Work, code: string): Promise<CurrencyRow> {
  const [row] = await work.tx.select().from(currencies).where(eq(currencies.code, code)).for("update");
  if (!row) throw notFound("currency");
  return row;
}

/** @throws {DomainError} conflict when the currency is in the list already. */
export const insertCurrency = (work: Work, values: typeof currencies.$inferInsert): Promise<CurrencyRow> =>
  explaining(
    { currencies_pkey: { field: "code", message: "This currency is in the list already." } },
    async () => only(await work.tx.insert(currencies).values(values).returning()),
  );

export const saveCurrency = async (work: Work, code: string, values: Partial<CurrencyRow>) =>
  only(await work.tx.update(currencies).set(values).where(eq(currencies.code, code)).returning());

/** @throws {DomainError} not_found. */
export async function lockTimeZone(work: Work, name: string): Promise<TimeZoneRow> {
  const [row] = await work.tx.select().from(timeZones).where(eq(timeZones.name, name)).for("update");
  if (!row) throw notFound("time zone");
  return row;
}

/** @throws {DomainError} conflict when the zone is in the list already. */
export const insertTimeZone = (work: Work, name: string): Promise<TimeZoneRow> =>
  explaining(
    { time_zones_pkey: { field: "name", message: "This time zone is in the list already." } },
    async () => only(await work.tx.insert(timeZones).values({ name }).returning()),
  );

export const ensureTimeZone = (work: Work, name: string) =>
  work.tx
    .insert(timeZones)
    .values({ name, active: true })
    .onConflictDoUpdate({ target: timeZones.name, set: { active: true } });

export const saveTimeZone = async (work: Work, name: string, active: boolean) =>
  only(await work.tx.update(timeZones).set({ active }).where(eq(timeZones.name, name)).returning());

/** @throws {DomainError} not_found, also for resellers out of the actor's sight and for the company's own row. */
export async function lockReseller(work: Work, id: number): Promise<ResellerRow> {
  const where = visibleAnd(work.actor, "resellers", eq(resellers.id, id), ne(resellers.id, HOUSE));
  const [row] = await work.tx.select().from(resellers).where(where).for("update");
  if (!row) throw notFound("reseller");
  return row;
}

export const insertReseller = (work: Work, values: typeof resellers.$inferInsert): Promise<ResellerRow> =>
  explaining(taken("resellers_name", "reseller"), async () =>
    only(await work.tx.insert(resellers).values(values).returning()),
  );

export const saveReseller = (work: Work, id: number, values: Partial<ResellerRow>): Promise<ResellerRow> =>
  explaining(taken("resellers_name", "reseller"), async () =>
    only(await work.tx.update(resellers).set(values).where(eq(resellers.id, id)).returning()),
  );

/** The rows that stand for "the company itself" carry its currency too, once it is known. */
export async function setHouseCurrency(work: Work, currency: string): Promise<void> {
  await work.tx.update(resellers).set({ currency }).where(eq(resellers.id, HOUSE));
  await work.tx.update(distributors).set({ currency }).where(eq(distributors.id, HOUSE));
}

/** @throws {DomainError} not_found, also for distributors out of the actor's sight. */
export async function lockDistributor(work: Work, id: number): Promise<DistributorRow> {
  const where = visibleAnd(work.actor, "distributors", eq(distributors.id, id), ne(distributors.id, HOUSE));
  const [row] = await work.tx.select().from(distributors).where(where).for("update");
  if (!row) throw notFound("distributor");
  return row;
}

export const insertDistributor = (work: Work, values: typeof distributors.$inferInsert) =>
  explaining(taken("distributors_name", "distributor"), async () =>
    only(await work.tx.insert(distributors).values(values).returning()),
  );

export const saveDistributor = (work: Work, id: number, values: Partial<DistributorRow>) =>
  explaining(taken("distributors_name", "distributor"), async () =>
    only(await work.tx.update(distributors).set(values).where(eq(distributors.id, id)).returning()),
  );

/** @throws {DomainError} not_found, also for classes out of the actor's sight. */
export async function lockClass(work: Work, id: number): Promise<ClassRow> {
  const where: SQL = visibleAnd(work.actor, "customerClasses", eq(customerClasses.id, id));
  const [row] = await work.tx.select().from(customerClasses).where(where).for("update");
  if (!row) throw notFound("customer class");
  return row;
}

export const insertClass = (work: Work, values: typeof customerClasses.$inferInsert): Promise<ClassRow> =>
  explaining(taken("customer_classes_name", "class"), async () =>
    only(await work.tx.insert(customerClasses).values(values).returning()),
  );

export const saveClass = (work: Work, id: number, values: Partial<ClassRow>): Promise<ClassRow> =>
  explaining(taken("customer_classes_name", "class"), async () =>
    only(await work.tx.update(customerClasses).set(values).where(eq(customerClasses.id, id)).returning()),
  );

const IN_USE = "Customers have this class. Give them another one first.";

/** @throws {DomainError} conflict when a customer has it: the foreign key is the judge. */
export const deleteClass = (work: Work, id: number): Promise<unknown> =>
  explaining({ customers_class_id_customer_classes_id_fk: { field: "", message: IN_USE } }, () =>
    work.tx.delete(customerClasses).where(eq(customerClasses.id, id)),
  );
