import { sql } from "drizzle-orm";
import { type Entry, type Posted, post, type XdrKind } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { addDays, type PlainDate } from "@/lib/platform/time";
import type { StoredFee } from "./charged-fees";
import type { Charge, ChargeState } from "./rules/charge-terms";

type Component = Charge["component"] | "refund";

const KIND: Record<Component, XdrKind> = {
  fee: "subscription_fee",
  activation_fee: "activation_fee",
  cancellation_fee: "cancellation_fee",
  waiver: "waiver",
  refund: "subscription_fee",
};
const SUFFIX: Record<Component, string> = {
  fee: "",
  activation_fee: ", activation",
  cancellation_fee: ", ended early",
  waiver: ", days without service",
  refund: ", days not used",
};

/** One charge or credit to post, and whose it is. */
export type ChargeLine = {
  row: { subscriptionId: number; customerId: number; accountId: number | null };
  charge: Charge;
  /** What it is called on an invoice. */
  name: string;
  taxCategory: string;
  /** In the customer's billing time zone. */
  today: PlainDate;
  /** Of what gives money back: the fee whose days these are. */
  credits?: Pick<StoredFee, "chargeId" | "xdrId">;
  /** The invoice it is charged for, where a bill run asks. */
  invoiceId?: number | null;
};

/** How far a subscription is charged once the lines are posted. */
export type ChargedTo = {
  subscriptionId: number;
  state: ChargeState;
  /** Since when a prepaid customer's funds don't cover what is due; left out when they do. */
  shortFrom?: PlainDate | null;
  /** When that was found. */
  triedOn?: PlainDate;
  /** Days from this one on were given back: they may be charged again. */
  refundedFrom?: PlainDate;
};

const componentOf = ({ charge, credits }: ChargeLine): Component =>
  credits && charge.component === "fee" ? "refund" : charge.component;

function entryOf(work: Work, line: ChargeLine): Entry {
  const { row, charge, name, today, credits } = line;
  const component = componentOf(line);
  return {
    customerId: row.customerId,
    invoiceId: line.invoiceId,
    accountId: row.accountId,
    kind: KIND[component],
    service: "subscriptions",
    amount: charge.amount,
    occurredAt: work.now,
    day: today,
    period: { from: charge.from, to: charge.to },
    subscriptionId: row.subscriptionId,
    taxCategory: line.taxCategory,
    description: `${name}${SUFFIX[component]}`,
    cause: credits ? { type: "xdr", id: credits.xdrId } : undefined,
  };
}

const chargeRow = (line: ChargeLine, xdrId: number | undefined) => ({
  subscription_id: line.row.subscriptionId,
  customer_id: line.row.customerId,
  component: componentOf(line),
  period_from: line.charge.from,
  period_to: line.charge.to,
  amount: line.charge.amount,
  full_fee: line.charge.fullFee,
  share_days: line.charge.share.days,
  share_of: line.charge.share.of,
  xdr_id: xdrId,
  credits: line.credits?.chargeId ?? null,
});

const stateRow = ({ subscriptionId, state, shortFrom, triedOn, refundedFrom }: ChargedTo) => ({
  id: subscriptionId,
  billed_to: state.chargedTo === null ? null : addDays(state.chargedTo, -1),
  charge_from: state.chargeFrom ?? null,
  paused_on: state.pausedOn ?? null,
  activation: state.activationFeeCharged,
  cancellation: state.cancellationFeeCharged,
  short_from: shortFrom ?? null,
  short_tried_on: shortFrom ? (triedOn ?? null) : null,
  refunded_from: refundedFrom ?? null,
});

/** What was charged, beside the xDR that did it, and how far each subscription is charged now. */
async function writeCharges(
  work: Work,
  lines: readonly ChargeLine[],
  posted: readonly Posted[],
  states: readonly ChargedTo[],
): Promise<void> {
  const refunded = states.some(({ refundedFrom }) => refundedFrom !== undefined);
  const state = JSON.stringify(states.map(stateRow));
  // Before the new rows: days that are charged again must be free by then.
  if (refunded)
    await work.tx.execute(sql`
      update subscription_charges c set refunded_from = greatest(c.period_from, r.refunded_from)
      from jsonb_to_recordset(${state}::jsonb) as r(id bigint, refunded_from date)
      where c.subscription_id = r.id and c.component = 'fee' and c.period_to > r.refunded_from
        and (c.refunded_from is null or c.refunded_from > greatest(c.period_from, r.refunded_from))`);
  const charges = JSON.stringify(lines.map((line, n) => chargeRow(line, posted[n]?.xdrId)));
  await work.tx.execute(sql`
    with charged as (
      insert into subscription_charges (subscription_id, customer_id, component, period_from, period_to, amount,
        full_fee, share_days, share_of, xdr_id, credits)
      select * from jsonb_to_recordset(${charges}::jsonb) as c(subscription_id bigint,
        customer_id bigint, component text, period_from date, period_to date, amount numeric,
        full_fee numeric, share_days int, share_of int, xdr_id bigint, credits bigint)
    )
    update subscriptions s set billed_to = r.billed_to, charge_from = r.charge_from, paused_on = r.paused_on,
      activation_fee_charged = r.activation, cancellation_fee_charged = r.cancellation,
      short_from = r.short_from, short_tried_on = r.short_tried_on
    from jsonb_to_recordset(${state}::jsonb)
      as r(id bigint, billed_to date, charge_from date, paused_on date, activation boolean, cancellation boolean,
        short_from date, short_tried_on date)
    where s.id = r.id`);
}

/**
 * Part: posts charges and credits of locked subscriptions and writes down what was charged; two statements, one more
 * where days are given back.
 * @returns one answer a line, in the lines' order.
 */
export async function postCharges(
  work: Work,
  lines: readonly ChargeLine[],
  states: readonly ChargedTo[],
): Promise<Posted[]> {
  if (lines.length === 0 && states.length === 0) return [];
  const posted = await post(
    work,
    lines.map((line) => entryOf(work, line)),
  );
  await writeCharges(work, lines, posted, states);
  return posted;
}
