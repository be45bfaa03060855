import { eq, sql } from "drizzle-orm";
import { accounts, customers, xdrs } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import { seesPersonalData } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/kernel/work";
import { maskPhone } from "@/lib/platform/mask";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { Service, XdrKind } from "./rules/kinds";
import { REVERSIBLE } from "./rules/transactions";

/** One row of the journal as a reader may see it. Amounts in the customer's currency; above zero the customer owes more. */
export type XdrItem = {
  id: number;
  kind: XdrKind;
  service: Service;
  amount: Money;
  currency: string;
  balanceAfter: Money;
  /** Which of its customer's movements it is: 1, 2, 3 … */
  position: number;
  occurredAt: Date;
  postedAt: Date;
  /** The day in the customer's billing time zone. */
  day: PlainDate;
  /** Of a fee: the days paid for, the last one excluded. */
  period: { from: PlainDate; to: PlainDate } | null;
  customer: { id: number; name: string };
  account: { id: number; identifier: string } | null;
  subscriptionId: number | null;
  description: string;
  visibleComment: string;
  /** Empty for distributors, customers and lines, always. */
  internalComment: string;
  reverses: number | null;
  /** What took this one back. */
  reversedBy: number | null;
  /** Of a kind that people take back one by one, and neither taken back nor a taking back. */
  revertible: boolean;
};

const COLUMNS = {
  xdr: xdrs,
  customerName: customers.name,
  identifier: accounts.identifier,
  reversedBy: sql<
    string | null
  >`(select s.xdr_id from xdr_sources s where s.key = 'reversal of ' || ${xdrs.id})`,
};

/** Rows with the names they need; the caller adds `.where(…)`, which must hold the scope. */
export const selectXdrs = (read: Reader) =>
  read.tx
    .select(COLUMNS)
    .from(xdrs)
    .innerJoin(customers, eq(customers.id, xdrs.customerId))
    .leftJoin(accounts, eq(accounts.id, xdrs.accountId));

type Row = Awaited<ReturnType<typeof selectXdrs>>[number];

const STAFF = ["admin", "reseller", "system"];

/** The provider's own people alone read what was written for them; an end user's name is masked as everywhere. */
export function toXdrItem(read: Reader, { xdr, ...row }: Row): XdrItem {
  const isStaff = STAFF.includes(read.actor.kind);
  const sees = seesPersonalData(read.actor);
  return {
    id: xdr.id,
    kind: xdr.kind as XdrKind,
    service: xdr.service as Service,
    amount: normalize(xdr.amount),
    currency: xdr.currency,
    balanceAfter: normalize(xdr.balanceAfter),
    position: xdr.position,
    occurredAt: xdr.occurredAt,
    postedAt: xdr.postedAt,
    day: xdr.day,
    period: xdr.periodFrom && xdr.periodTo ? { from: xdr.periodFrom, to: xdr.periodTo } : null,
    customer: { id: xdr.customerId, name: shownName(read.actor, row.customerName) },
    account:
      xdr.accountId && row.identifier
        ? { id: xdr.accountId, identifier: sees ? row.identifier : maskPhone(row.identifier) }
        : null,
    subscriptionId: xdr.subscriptionId,
    description: xdr.description,
    visibleComment: xdr.visibleComment,
    internalComment: isStaff ? xdr.internalComment : "",
    reverses: xdr.reverses,
    reversedBy: row.reversedBy === null ? null : Number(row.reversedBy),
    revertible: xdr.reverses === null && row.reversedBy === null && REVERSIBLE.includes(xdr.kind as XdrKind),
  };
}
