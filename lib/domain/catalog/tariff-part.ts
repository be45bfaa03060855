import { and, asc, eq, inArray } from "drizzle-orm";
import { tariffs } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { invalid, notFound } from "@/lib/platform/errors";
import { readMoment } from "./rules/rate-csv";
import { tariffCycle, tariffMisfit } from "./rules/tariff-fit";
import { tariffProblems } from "./rules/tariff-problems";
import type { TariffTerms, UsageService } from "./rules/tariff-terms";
import type { TariffRow } from "./tariff-store";

/** @throws {DomainError} not_found, also when it is out of sight. */
export async function findTariff(read: Reader, tariffId: number): Promise<TariffRow> {
  const where = visibleAnd(read.actor, "tariffs", eq(tariffs.id, tariffId));
  const [row] = await read.tx.select().from(tariffs).where(where);
  if (!row) throw notFound("tariff");
  return row;
}

/** @throws {DomainError} invalid, with what is wrong by field. */
export function assertSound(terms: TariffTerms): void {
  const fields = tariffProblems(terms);
  if (Object.keys(fields).length > 0) throw invalid("Some values need your attention.", fields);
}

type User = { resellerId: number; currency: string; service?: UsageService };

/**
 * Holds tariffs in place (for share, so that none is archived meanwhile) and checks that each fits its user.
 * @param wanted tariff by the field it was chosen in. @throws {DomainError} not_found out of sight; invalid when one does not fit.
 */
export async function assertTariffsFit(
  work: Work,
  wanted: readonly { field: string; tariffId: number; user: User }[],
): Promise<void> {
  if (wanted.length === 0) return;
  const ids = wanted.map(({ tariffId }) => tariffId);
  const rows = await work.tx
    .select()
    .from(tariffs)
    .where(visibleAnd(work.actor, "tariffs", inArray(tariffs.id, ids)))
    .orderBy(asc(tariffs.id))
    .for("share");
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { field, tariffId, user } of wanted) {
    const row = byId.get(tariffId);
    if (!row) throw notFound("tariff");
    const offer = { ...row, service: row.service as UsageService, archived: row.archivedAt !== null };
    const misfit = tariffMisfit(offer, user);
    if (misfit) throw invalid(misfit, { [field]: [misfit] });
  }
}

/**
 * Checks the tariff that another is to fall back on: that it fits, and that no chain of them comes back to itself. All
 * tariffs of the owner are held meanwhile, so that two people can't close a circle together.
 * @param tariffId null for one that is being made. @throws {DomainError} not_found; invalid.
 */
export async function assertFallbackFits(
  work: Work,
  tariffId: number | null,
  fallbackId: number,
  user: Required<User>,
): Promise<void> {
  const field = "fallbackTariffId";
  await assertTariffsFit(work, [{ field, tariffId: fallbackId, user }]);
  if (tariffId === null) return;
  const rows = await work.tx
    .select({ id: tariffs.id, name: tariffs.name, fallback: tariffs.fallbackTariffId })
    .from(tariffs)
    .where(and(eq(tariffs.resellerId, user.resellerId)))
    .orderBy(asc(tariffs.id))
    .for("update");
  const circle = tariffCycle(tariffId, fallbackId, new Map(rows.map((row) => [row.id, row.fallback])));
  if (!circle) return;
  const names = new Map(rows.map((row) => [row.id, `“${row.name}”`]));
  const message = `This closes a circle: ${circle.map((id) => names.get(id) ?? id).join(" → ")}.`;
  throw invalid(message, { [field]: [message] });
}

/** A moment as it was typed, by the clock of a zone; nothing means now. @throws {DomainError} invalid on `field`. */
export function momentOf(read: Reader, typed: string, zone: string, field: string): Date {
  if (typed === "") return read.now;
  const moment = readMoment(typed, zone, false);
  const message = "Write the moment like 2026-12-01 or 2026-12-01 08:00.";
  if (!moment) throw invalid(message, { [field]: [message] });
  return moment;
}

/** The same for the tariffs chosen for services, each in the field `tariffs.<service>`. */
export const assertServiceTariffsFit = (
  work: Work,
  chosen: readonly { service: UsageService; tariffId: number }[],
  user: { resellerId: number; currency: string },
): Promise<void> =>
  assertTariffsFit(
    work,
    chosen.map(({ service, tariffId }) => ({
      field: `tariffs.${service}`,
      tariffId,
      user: { ...user, service },
    })),
  );

/** Chosen tariffs as the audit log shows them: one property for a service. */
export const tariffWords = (chosen: readonly { service: string; tariffId: number }[]) => ({
  tariffForCalls: chosen.find(({ service }) => service === "call")?.tariffId ?? null,
  tariffForMessages: chosen.find(({ service }) => service === "message")?.tariffId ?? null,
  tariffForData: chosen.find(({ service }) => service === "data")?.tariffId ?? null,
  tariffForEvents: chosen.find(({ service }) => service === "event")?.tariffId ?? null,
});
