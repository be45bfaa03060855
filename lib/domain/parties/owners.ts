import { and, eq, ne } from "drizzle-orm";
import { company, currencies, HOUSE, resellers, timeZones } from "@/db/schema";
import { ownResellerId, visibleAnd } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import type { CompanyRow } from "./store";

/** The company's settings; null before the installation. A part, for every context that needs a setting. */
export async function findCompany(read: Reader): Promise<CompanyRow | null> {
  const [row] = await read.tx.select().from(company).where(eq(company.id, 1));
  return row ?? null;
}

/**
 * Under whom something new is created: a reseller's own always under itself, an operator's under the company or the
 * reseller asked for. The owner is held in place (for share) until the transaction ends, so none is closed meanwhile.
 * @throws {DomainError} not_found; conflict unless the owner is active.
 */
export async function ownerForNew(work: Work, wanted: number): Promise<number> {
  const id = work.actor.kind === "admin" || work.actor.kind === "system" ? wanted : ownResellerId(work.actor);
  if (id === HOUSE) return HOUSE;
  const where = visibleAnd(work.actor, "resellers", eq(resellers.id, id), ne(resellers.id, HOUSE));
  const [owner] = await work.tx.select().from(resellers).where(where).for("share");
  if (!owner) throw notFound("reseller");
  if (owner.status !== "active") throw conflict(`${owner.name} is ${owner.status}.`);
  return owner.id;
}

/** @throws {DomainError} invalid on `field` unless the currency is switched on. */
export async function assertCurrencyActive(read: Reader, code: string, field = "currency"): Promise<void> {
  const where = and(eq(currencies.code, code), eq(currencies.active, true));
  const [row] = await read.tx.select({ code: currencies.code }).from(currencies).where(where);
  const message = "Choose a currency that is switched on in the settings.";
  if (!row) throw invalid(message, { [field]: [message] });
}

/** @throws {DomainError} invalid on `field` unless the zone is offered. */
export async function assertTimeZoneActive(read: Reader, name: string, field = "timeZone"): Promise<void> {
  const where = and(eq(timeZones.name, name), eq(timeZones.active, true));
  const [row] = await read.tx.select({ name: timeZones.name }).from(timeZones).where(where);
  const message = "Choose a time zone that is switched on in the settings.";
  if (!row) throw invalid(message, { [field]: [message] });
}
