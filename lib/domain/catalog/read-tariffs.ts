import { and, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { rates, tariffs } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import type { Rate, TariffTerms } from "./rules/tariff-terms";
import type { TariffRow } from "./tariff-store";

/** A rate as it is kept; its id says for good what something cost and why, also after it was superseded. */
export type KeptRate = Rate & { id: number };
/** A tariff with its whole table of rates: those in force, of the past and of the future. */
export type KeptTariff = {
  id: number;
  resellerId: number;
  /** Rises with every change of terms or rates. */
  revision: number;
  terms: TariffTerms;
  rates: KeptRate[];
};

/** A tariff's own terms, amounts in canonical form. */
export const termsOf = (row: TariffRow): TariffTerms => ({
  name: row.name,
  currency: row.currency,
  service: row.service as TariffTerms["service"],
  zone: row.zone,
  split: row.split as TariffTerms["split"],
  offPeakWindows: row.offPeakWindows,
  holidays: row.holidays,
  roundingDecimals: row.roundingDecimals,
  roundingMethod: row.roundingMethod as TariffTerms["roundingMethod"],
  minimumCharge: normalize(row.minimumCharge),
  dataUnitBytes: row.dataUnitBytes,
  numberRules: row.numberRules,
  fallbackTariffId: row.fallbackTariffId,
});

/** The columns of a rate that make up a `KeptRate`. */
export const RATE_FIELDS = {
  id: rates.id,
  prefix: rates.prefix,
  destination: rates.destination,
  connectFee: rates.connectFee,
  price: rates.price,
  offPeakPrice: rates.offPeakPrice,
  firstInterval: rates.firstInterval,
  nextInterval: rates.nextInterval,
  freeSeconds: rates.freeSeconds,
  validFrom: rates.validFrom,
  validTo: rates.validTo,
};

/** A rate's row with its prices in canonical form. */
export const keptRate = <Row extends Rate>(row: Row): Row => ({
  ...row,
  connectFee: normalize(row.connectFee),
  price: normalize(row.price),
  offPeakPrice: row.offPeakPrice === null ? null : normalize(row.offPeakPrice),
});

/** Rows that no later upload put others in the place of: the table as it is. */
export const isLive: SQL = isNull(rates.supersededBy);

/** Tariffs by id and, in one statement, those they fall back on, however far. */
async function withFallbacks(read: Reader, ids: readonly number[]): Promise<TariffRow[]> {
  const wanted = sql`with recursive chain(id) as (
      select unnest(${sql.param([...ids])}::bigint[])
      union select t.fallback_tariff_id from tariffs t join chain c on c.id = t.id where t.fallback_tariff_id is not null
    ) select id from chain`;
  return read.tx
    .select()
    .from(tariffs)
    .where(visibleAnd(read.actor, "tariffs", sql`${tariffs.id} in (${wanted})`));
}

/**
 * Tariffs with all their rates, and the tariffs they fall back on with theirs: what rating needs, two statements for any
 * number of tariffs. Who asks for many records at once keeps the answer, and asks `readRevisions` whether it still holds.
 * Ids out of sight or absent are left out. A part.
 */
export async function readTariffs(
  read: Reader,
  tariffIds: readonly number[],
): Promise<Map<number, KeptTariff>> {
  if (tariffIds.length === 0) return new Map();
  const rows = await withFallbacks(read, tariffIds);
  const found = new Map<number, KeptTariff>(
    rows.map((row) => [
      row.id,
      { id: row.id, resellerId: row.resellerId, revision: row.revision, terms: termsOf(row), rates: [] },
    ]),
  );
  const kept = await read.tx
    .select({ ...RATE_FIELDS, tariffId: rates.tariffId })
    .from(rates)
    .where(and(inArray(rates.tariffId, [...found.keys()]), isLive));
  for (const { tariffId, ...rate } of kept) found.get(tariffId)?.rates.push(keptRate(rate));
  return found;
}

/** What stands now as the revision of tariffs: when it is another, what `readTariffs` gave is out of date. A part. */
export async function readRevisions(
  read: Reader,
  tariffIds: readonly number[],
): Promise<Map<number, number>> {
  if (tariffIds.length === 0) return new Map();
  const rows = await read.tx
    .select({ id: tariffs.id, revision: tariffs.revision })
    .from(tariffs)
    .where(visibleAnd(read.actor, "tariffs", inArray(tariffs.id, [...tariffIds])));
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}
