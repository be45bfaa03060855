import type { Work } from "@/lib/kernel/work";
import { addDays } from "@/lib/platform/time";
import { Counters, readCounters } from "./counters";
import { isChargeable, type Priced, rateOne, type Unrated } from "./rate-one";
import { findLines, lockRatedCustomers, type RatedCustomer, readRatingFacts } from "./rating-facts";
import type { UsageRecord } from "./rules/usage-record";

/** A record that is known already, on its way to its price. */
export type ToRate = {
  recordId: number;
  version: number;
  sourceId: number;
  fileId: number | null;
  record: UsageRecord;
  /** Whose it is, where that is known; else the record's account key says so. */
  accountId?: number;
};

/** `kept` is false for what costs nothing and belongs to nobody: there is no one to keep it for. */
export type Judged = { toRate: ToRate; kept: boolean; priced?: Priced; unrated?: Unrated };

const NO_KEY = "The record names no account.";
const noAccount = (key: string) => (key === "" ? NO_KEY : `There is no account “${key.slice(0, 60)}”.`);

const earliestDay = (toRate: readonly ToRate[]): string =>
  addDays(
    new Date(Math.min(...toRate.map(({ record }) => record.occurredAt.getTime()))).toISOString().slice(0, 10),
    -1,
  );

/** Reads the counters that records of these customers may take from. Their locks are held. */
export const countersFor = (
  work: Work,
  customers: ReadonlyMap<number, RatedCustomer>,
  toRate: readonly ToRate[],
): Promise<Counters> => readCounters(work, [...customers.keys()], earliestDay(toRate));

/**
 * Works out what records cost: finds and locks their customers in id order, reads what they are rated by once, and rates
 * them in the order given. Writes nothing; the counters it moved are to be written with the records.
 * @param held counters that were moved already, of customers whose locks are held.
 */
export async function priceRecords(
  work: Work,
  toRate: readonly ToRate[],
  held?: { customers: ReadonlyMap<number, RatedCustomer>; counters: Counters },
): Promise<{ judged: Judged[]; counters: Counters }> {
  if (toRate.length === 0) return { judged: [], counters: held?.counters ?? new Counters([]) };
  const unnamed = toRate.filter(({ accountId }) => accountId === undefined);
  const found = await findLines(
    work,
    unnamed.flatMap(({ record }) => (record.accountKey === "" ? [] : [record.accountKey])),
  );
  const customers =
    held?.customers ??
    (await lockRatedCustomers(
      work,
      [...found.values()].map((one) => one.customerId),
    ));
  const accountIds = [
    ...[...found.values()].map((one) => one.accountId),
    ...toRate.flatMap(({ accountId }) => accountId ?? []),
  ];
  const facts = await readRatingFacts(work, customers, accountIds);
  const counters = held?.counters ?? (await countersFor(work, customers, toRate));
  const judged = toRate.map((one): Judged => {
    const { record } = one;
    const accountId = one.accountId ?? found.get(record.accountKey)?.accountId;
    const line = accountId === undefined ? undefined : facts.lines.get(accountId);
    if (line) {
      const { priced, unrated } = rateOne(facts, counters, record, line);
      return { toRate: one, kept: true, priced, unrated };
    }
    if (!isChargeable(record)) return { toRate: one, kept: false };
    const unrated = { reason: "no_account" as const, message: noAccount(record.accountKey) };
    return { toRate: one, kept: true, unrated };
  });
  return { judged, counters };
}
