import { sql } from "drizzle-orm";
import type { UsageService } from "@/lib/domain/catalog";
import { type Entry, type Posted, post, type Service } from "@/lib/domain/ledger";
import { activateOnFirstUse } from "@/lib/domain/subscriptions";
import type { Work } from "@/lib/kernel/work";
import { formatQuantity } from "@/lib/platform/quantity";
import { type Counters, writeCounters } from "./counters";
import type { ToRate } from "./price-records";
import type { Priced } from "./rate-one";

export type ToWrite = { toRate: ToRate; priced: Priced };

/** What an event is depends on the source; the ledger books it with data. */
export const SERVICE: Record<UsageService, Service> = {
  call: "voice",
  message: "messaging",
  data: "data",
  event: "data",
};
const NAME: Record<UsageService, string> = { call: "Call", message: "Message", data: "Data", event: "Event" };

/** One call is posted once as each version of it: the journal's own guard, beside the one at the door. */
export const sourceKeyOf = ({ sourceId, record, version }: ToRate): string =>
  `call ${sourceId}/${record.callId}/${version}`;

/** What was answered and used stands in the journal, were it for nothing; what was not costs nobody a line. */
export const isPosted = ({ waived }: Priced): boolean => waived === null || waived === "free_seconds";

function entryOf({ toRate, priced }: ToWrite): Entry {
  const { kind, occurredAt } = toRate.record;
  const what = priced.chosen?.rate.destination || NAME[kind];
  return {
    customerId: priced.customer.id,
    accountId: priced.line.accountId,
    kind,
    service: SERVICE[kind],
    amount: priced.amount,
    occurredAt,
    day: priced.day,
    taxCategory: priced.taxCategory,
    description: `${what}, ${formatQuantity(kind, priced.charged)}`,
    cause: { type: "usage_record", id: toRate.recordId },
    sourceKey: sourceKeyOf(toRate),
  };
}

const detailOf = ({ toRate, priced }: ToWrite) => {
  const { record } = toRate;
  const { rate, variant, price } = priced.chosen ?? {};
  return {
    id: toRate.recordId,
    source_id: toRate.sourceId,
    file_id: toRate.fileId,
    call_id: record.callId,
    version: toRate.version,
    customer_id: priced.customer.id,
    reseller_id: priced.customer.resellerId,
    distributor_id: priced.customer.distributorId,
    account_id: priced.line.accountId,
    kind: record.kind,
    from_number: record.from,
    dialled: record.to,
    to_number: priced.number,
    occurred_at: record.occurredAt.toISOString(),
    answered_at: record.answeredAt?.toISOString() ?? null,
    ended_at: record.endedAt?.toISOString() ?? null,
    day: priced.day,
    disposition: record.disposition,
    duration_seconds: record.durationSeconds,
    billable_seconds: record.billableSeconds,
    used: String(priced.used),
    charged: String(priced.charged),
    per: String(priced.per),
    waived: priced.waived,
    tariff_id: priced.tariff?.id ?? null,
    tariff_name: priced.tariff?.terms.name ?? "",
    rate_id: rate?.id ?? null,
    prefix: rate?.prefix ?? null,
    destination: rate?.destination ?? "",
    variant: variant ?? null,
    price: price ?? null,
    connect_fee: rate?.connectFee ?? null,
    entry_id: priced.counter?.entryId ?? null,
    counter_account_id: priced.counter?.accountId ?? null,
    parts: priced.parts.map((part) => ({ ...part, quantity: String(part.quantity) })),
    amount: priced.amount,
    currency: priced.customer.currency,
  };
};

/** @param details as JSON, in the order of the xDRs. */
const insertDetails = (work: Work, details: string, xdrIds: readonly (number | null)[]) =>
  work.tx.execute(sql`
    insert into usage_records (id, source_id, file_id, call_id, version, customer_id, reseller_id, distributor_id,
      account_id, kind, from_number, dialled, to_number, occurred_at, answered_at, ended_at, day, disposition,
      duration_seconds, billable_seconds, used, charged, per, waived, tariff_id, tariff_name, rate_id, prefix,
      destination, variant, price, connect_fee, entry_id, counter_account_id, parts, amount, currency, xdr_id)
    select r.* from rows from (json_to_recordset(${details}::json) as (id bigint, source_id bigint,
      file_id bigint, call_id text, version int, customer_id bigint, reseller_id bigint, distributor_id bigint,
      account_id bigint, kind text, from_number text, dialled text, to_number text, occurred_at timestamptz,
      answered_at timestamptz, ended_at timestamptz, day date, disposition text, duration_seconds int,
      billable_seconds int, used bigint, charged bigint, per bigint, waived text, tariff_id bigint, tariff_name text,
      rate_id bigint, prefix text, destination text, variant text, price numeric, connect_fee numeric,
      entry_id bigint, counter_account_id bigint, parts jsonb, amount numeric, currency text),
      unnest(${sql.param([...xdrIds])}::bigint[])) as r`);

/**
 * Writes what records cost: their movements of balances, the call detail beside them, and the counters, in a statement
 * each. The customers' locks are held.
 * @param others entries to be posted before them, in the same statement: reversals.
 * @returns the xDR of each record, in order (null for what is kept without one), and all that was posted.
 */
export async function writePriced(
  work: Work,
  all: readonly ToWrite[],
  counters: Counters,
  others: readonly Entry[] = [],
): Promise<{ xdrIds: (number | null)[]; posted: Posted[] }> {
  const posting = post(work, [...others, ...all.filter(({ priced }) => isPosted(priced)).map(entryOf)]);
  // Made while the database posts.
  const details = JSON.stringify(all.map(detailOf));
  const posted = await posting;
  const xdrOf = new Map(posted.map(({ sourceKey, xdrId }) => [sourceKey, xdrId]));
  const xdrIds = all.map(({ toRate, priced }) => {
    if (!isPosted(priced)) return null;
    const xdrId = xdrOf.get(sourceKeyOf(toRate));
    if (xdrId === undefined) throw new Error(`call ${toRate.record.callId} was posted before`);
    return xdrId;
  });
  if (all.length > 0) await insertDetails(work, details, xdrIds);
  await writeCounters(work, counters);
  const used = all.filter(({ priced }) => isPosted(priced));
  await activateOnFirstUse(
    work,
    used.map(({ priced: { customer, line, day } }) => ({
      customerId: customer.id,
      accountId: line.accountId,
      day,
    })),
  );
  return { xdrIds, posted };
}
