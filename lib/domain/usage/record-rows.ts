import { eq, sql } from "drizzle-orm";
import { accounts, customers, usageRecords, usageSources } from "@/db/schema";
import type { UsageService } from "@/lib/domain/catalog";
import { shownName } from "@/lib/domain/customers";
import { seesPersonalData } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/kernel/work";
import { maskPhone } from "@/lib/platform/mask";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { RateVariant } from "./rules/choose-rate";
import type { Waived } from "./rules/measure";
import type { Disposition } from "./rules/usage-record";

/** One record of usage as a reader may see it. Quantities in seconds, pieces or bytes, as whole numbers in text. */
export type UsageItem = {
  id: number;
  kind: UsageService;
  customer: { id: number; name: string };
  account: { id: number; identifier: string };
  from: string;
  to: string;
  destination: string;
  occurredAt: Date;
  /** The day in the customer's billing time zone. */
  day: PlainDate;
  disposition: Disposition;
  used: string;
  charged: string;
  /** Why nothing is charged. */
  waived: Waived | null;
  amount: Money;
  currency: string;
  xdrId: number | null;
};

/** Why a record costs what it costs. */
export type UsageDetail = UsageItem & {
  callId: string;
  source: string | null;
  fileId: number | null;
  version: number;
  ratedAt: Date;
  /** Rated anew since: another record stands for it. */
  supersededAt: Date | null;
  dialled: string;
  answeredAt: Date | null;
  endedAt: Date | null;
  durationSeconds: number;
  billableSeconds: number;
  /** The quantity the price is for. */
  per: string;
  tariff: { id: number; name: string } | null;
  prefix: string | null;
  variant: RateVariant | null;
  price: Money | null;
  connectFee: Money | null;
  parts: { quantity: string; kind: string; value: Money; isCounted: boolean; amount: Money }[];
};

const COLUMNS = {
  record: usageRecords,
  customerName: customers.name,
  identifier: accounts.identifier,
  source: sql<string | null>`(select s.name from ${usageSources} s where s.id = ${usageRecords.sourceId})`,
};

/** Rows with the names they need; the caller adds `.where(…)`, which must hold the scope. */
export const selectRecords = (read: Reader) =>
  read.tx
    .select(COLUMNS)
    .from(usageRecords)
    .innerJoin(customers, eq(customers.id, usageRecords.customerId))
    .innerJoin(accounts, eq(accounts.id, usageRecords.accountId));

export type RecordRow = Awaited<ReturnType<typeof selectRecords>>[number];

/** Numbers are masked for staff without the right to personal data; people see their own calls whole. */
export function toUsageItem(read: Reader, { record, ...row }: RecordRow): UsageItem {
  const shown = (text: string) => (seesPersonalData(read.actor) ? text : maskPhone(text));
  return {
    id: record.id,
    kind: record.kind as UsageService,
    customer: { id: record.customerId, name: shownName(read.actor, row.customerName) },
    account: { id: record.accountId, identifier: shown(row.identifier) },
    from: shown(record.fromNumber),
    to: shown(record.toNumber),
    destination: record.destination,
    occurredAt: record.occurredAt,
    day: record.day,
    disposition: record.disposition as Disposition,
    used: String(record.used),
    charged: String(record.charged),
    waived: record.waived as Waived | null,
    amount: normalize(record.amount),
    currency: record.currency,
    xdrId: record.xdrId,
  };
}

/** Staff alone see where it came from and by which tariff it was rated; everyone sees prices. */
export function toUsageDetail(read: Reader, row: RecordRow): UsageDetail {
  const { record } = row;
  const isStaff = read.actor.kind !== "customer" && read.actor.kind !== "account";
  return {
    ...toUsageItem(read, row),
    callId: record.callId,
    source: isStaff ? row.source : null,
    fileId: read.actor.kind === "admin" ? record.fileId : null,
    version: record.version,
    ratedAt: record.ratedAt,
    supersededAt: record.supersededAt,
    dialled: seesPersonalData(read.actor) ? record.dialled : maskPhone(record.dialled),
    answeredAt: record.answeredAt,
    endedAt: record.endedAt,
    durationSeconds: record.durationSeconds,
    billableSeconds: record.billableSeconds,
    per: String(record.per),
    tariff: isStaff && record.tariffId ? { id: record.tariffId, name: record.tariffName } : null,
    prefix: record.prefix,
    variant: record.variant as RateVariant | null,
    price: record.price === null ? null : normalize(record.price),
    connectFee: record.connectFee === null ? null : normalize(record.connectFee),
    parts: record.parts.map((part) => ({
      quantity: part.quantity,
      kind: part.kind,
      value: normalize(part.value),
      isCounted: part.grantKey !== null,
      amount: normalize(part.amount),
    })),
  };
}
