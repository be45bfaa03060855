import { isOverdue, outstanding, type PaymentStatus, paymentStatus } from "@/lib/domain/billing";
import { add, compare, type Money, ZERO } from "@/lib/platform/money";
import { addDays, type PlainDate } from "@/lib/platform/time";
import type { Calendar } from "./calendar";
import { ladder, type StepAhead, type StepDone, type StepDue } from "./ladder";
import { type CollectionStatus, claimed, collectionVerdict, type Owed, remainders } from "./owed";
import { type PolicySettings, RUNGS, type RungName } from "./policy";
import { type WantedStop, wantedStop } from "./stops";

/** An invoice as it is now, what was last seen of it, and the steps of its current episode. */
export type SeenInvoice = Owed & {
  seen: { status: CollectionStatus; paymentStatus: PaymentStatus; episode: number } | null;
  /** Made void since it was last seen: it counts for nothing any more. */
  voided: boolean;
  steps: readonly StepDone[];
};

export type LookFacts = {
  today: PlainDate;
  currency: string;
  /** Above zero the customer owes. */
  balance: Money;
  policy: PolicySettings;
  calendar: Calendar;
  /** Issued ones that are open or were when last seen, the oldest first. */
  invoices: readonly SeenInvoice[];
  /** The last day of a promise to pay. */
  promiseUntil: PlainDate | null;
  /** Services are on until a later moment, whatever an invoice says. */
  lifted: boolean;
  /** Provisionally terminated: there is nothing more to take away. */
  terminated: boolean;
};

export type LookedInvoice = {
  invoiceId: number;
  status: CollectionStatus;
  paymentStatus: PaymentStatus;
  collectAtIssue: boolean;
  /** Old mode: so little is never asked for, so it is never overdue. */
  collectable: boolean;
  episode: number;
  remaining: Money;
  settled: boolean;
};

export type Look = {
  invoices: LookedInvoice[];
  due: (StepDue & { invoiceId: number; episode: number })[];
  ahead: (StepAhead & { invoiceId: number })[];
  /** Rungs whose notice waits to be sent. */
  waiting: { invoiceId: number; rung: RungName }[];
  /** By which invoice services are limited, suspended or terminated as of today. */
  reached: Partial<Record<RungName, number>>;
  /** What of it is in force; null too for who is provisionally terminated, and stays so until somebody restores them. */
  stop: WantedStop | null;
  /** Services would be limited or suspended, were it not for a promise or a lift. */
  spared: boolean;
  /** The first day on which something comes, if nothing happens before. */
  nextOn: PlainDate | null;
};

const FINAL: readonly PaymentStatus[] = ["paid", "do_not_pay", "void"];

function looked(facts: LookFacts): { invoice: SeenInvoice; now: LookedInvoice }[] {
  const live = facts.invoices.filter(({ voided }) => !voided);
  const remaining = remainders(live, facts.balance);
  let earlier: Money = ZERO;
  return facts.invoices.map((invoice) => {
    const at = live.indexOf(invoice);
    const left = at < 0 ? ZERO : (remaining[at] ?? ZERO);
    const verdict = collectionVerdict(invoice, left, facts.policy, facts.currency);
    const status = invoice.voided ? "do_not_collect" : verdict.status;
    const collectable = facts.policy.mode !== "at_generation" || verdict.collectAtIssue;
    const facing = { ...invoice, review: "issued" as const, collectable };
    const payment = paymentStatus(facing, earlier, facts.today);
    if (!invoice.voided) earlier = add(earlier, outstanding(invoice));
    const wasCollected = invoice.seen?.status === "collect";
    const begins = status === "collect" && !wasCollected;
    return {
      invoice,
      now: {
        invoiceId: invoice.invoiceId,
        status,
        paymentStatus: payment,
        collectAtIssue: verdict.collectAtIssue,
        collectable,
        episode: (invoice.seen?.episode ?? 0) + (begins ? 1 : 0),
        remaining: left,
        settled: FINAL.includes(payment),
      },
    };
  });
}

const firstOf = (days: readonly PlainDate[]): PlainDate | null => [...days].sort()[0] ?? null;

/**
 * Looks at one customer: what each invoice's collection and payment status is, which steps are due, what is in force and
 * when to look again. A pure function of the facts and today: paying the oldest invoice starts the ladder anew at the next
 * one's due date, and looking twice a day finds nothing the second time.
 */
export function look(facts: LookFacts): Look {
  const { today, promiseUntil, lifted, terminated } = facts;
  const promised = promiseUntil !== null && today <= promiseUntil;
  const all = looked(facts);
  const result: Look = {
    invoices: all.map(({ now }) => now),
    due: [],
    ahead: [],
    waiting: [],
    reached: {},
    stop: null,
    spared: false,
    nextOn: null,
  };
  const days: PlainDate[] = [];
  for (const { invoice, now } of all) {
    const open = !now.settled && compare(claimed(invoice), ZERO) > 0;
    if (open && today <= invoice.dueOn) days.push(addDays(invoice.dueOn, 1));
    if (now.status !== "collect" || terminated) continue;
    const begins = now.episode !== (invoice.seen?.episode ?? 0);
    const climb = (rungsPaused: boolean) =>
      ladder({
        dueOn: invoice.dueOn,
        today,
        remaining: now.remaining,
        policy: facts.policy,
        calendar: facts.calendar,
        done: begins ? [] : invoice.steps,
        rungsPaused,
      });
    const here = climb(promised || lifted);
    const free = promised || lifted ? climb(false) : here;
    if (promised || lifted)
      result.spared ||= free.reached.suspend !== undefined || free.reached.limit !== undefined;
    // While a promise stands nobody is written to; what was due meanwhile is due when it is broken.
    const { invoiceId, episode } = now;
    if (!promised) result.due.push(...here.due.map((one) => ({ ...one, invoiceId, episode })));
    result.ahead.push(...here.ahead.map((one) => ({ ...one, invoiceId })));
    result.waiting.push(...here.waiting.map((rung) => ({ invoiceId, rung })));
    if (isOverdue({ ...invoice, review: "issued", collectable: now.collectable }, today))
      for (const rung of RUNGS) if (here.reached[rung] !== undefined) result.reached[rung] ??= invoiceId;
  }
  result.stop = wantedStop(result.reached);
  result.ahead.sort((a, b) => (a.on < b.on ? -1 : 1));
  if (promised) days.push(addDays(promiseUntil, 1));
  else days.push(...result.ahead.map(({ on }) => on));
  result.nextOn = firstOf(days);
  return result;
}
