import { compare, type Money } from "@/lib/platform/money";
import { addDays, laterOf, type PlainDate } from "@/lib/platform/time";
import { type Calendar, tellingDayFrom, workingDayFrom } from "./calendar";
import { type PolicySettings, RUNGS, type Rung, type RungName } from "./policy";

/** Everything that can happen to an invoice, in the order in which it is worked off on one day. */
export const STEPS = [
  "reminder",
  "overdue",
  "late_fee",
  "resend",
  "limit_notice",
  "limit",
  "suspend_notice",
  "suspend",
  "terminate_notice",
  "terminate",
  "finished",
] as const;
export type StepName = (typeof STEPS)[number];

/** Steps that announce a rung; it waits until the first of them was given. */
export const NOTICES = ["limit_notice", "suspend_notice", "terminate_notice"] as const satisfies StepName[];

export type StepDone = {
  step: StepName;
  days: number;
  skipped: boolean;
  /** Of a notice: the day it was sent; null while it waits. */
  givenOn: PlainDate | null;
};
export type StepDue = {
  step: StepName;
  days: number;
  skipped: boolean;
  /** Of a notice: the day it announces, as far as it is known. */
  announces: PlainDate | null;
};
export type StepAhead = { step: StepName; days: number; on: PlainDate };

export type LadderFacts = {
  dueOn: PlainDate;
  today: PlainDate;
  /** What remains, counted up to this invoice. */
  remaining: Money;
  policy: PolicySettings;
  calendar: Calendar;
  /** Of this episode. */
  done: readonly StepDone[];
  /** Steps that need service to be on are left out: a promise stands, or the suspension is lifted. */
  rungsPaused: boolean;
};

export type Ladder = {
  due: StepDue[];
  ahead: StepAhead[];
  /** Rungs that are reached, with the day they took effect. */
  reached: Partial<Record<RungName, PlainDate>>;
  /** A rung whose notice was not sent yet. */
  waiting: RungName[];
};

type Candidate = { days: number; on: PlainDate };

/** Of messages of one kind that are due, the last is sent and the others are passed over: nobody gets three at once. */
function onlyTheLast(step: StepName, ripe: readonly Candidate[], announces: PlainDate | null): StepDue[] {
  return ripe.map(({ days }, n) => ({ step, days, skipped: n < ripe.length - 1, announces }));
}

const isRipe = (on: PlainDate, today: PlainDate) => on <= today;

function series(
  step: StepName,
  candidates: readonly Candidate[],
  facts: LadderFacts,
  announces: PlainDate | null = null,
): Pick<Ladder, "due" | "ahead"> {
  const open = candidates.filter(
    ({ days }) => !facts.done.some((one) => one.step === step && one.days === days),
  );
  const ripe = open.filter(({ on }) => isRipe(on, facts.today)).sort((a, b) => (a.on < b.on ? -1 : 1));
  const ahead = open.filter(({ on }) => !isRipe(on, facts.today)).map((one) => ({ step, ...one }));
  return { due: onlyTheLast(step, ripe, announces), ahead };
}

function before({ dueOn, today, policy, ...facts }: LadderFacts): Pick<Ladder, "due" | "ahead"> {
  if (today > dueOn) return { due: [], ahead: [] };
  const days = policy.reminders.map((n) => ({
    days: n,
    on: tellingDayFrom(addDays(dueOn, -n), policy.quietWeekdays),
  }));
  // One that quiet days would move past the due date is left out: it would remind of what is overdue.
  const fitting = days.filter(({ on }) => on <= dueOn);
  return series("reminder", fitting, { dueOn, today, policy, ...facts });
}

function after(facts: LadderFacts): Pick<Ladder, "due" | "ahead">[] {
  const { dueOn, policy, remaining } = facts;
  const telling = (n: number) => ({ days: n, on: tellingDayFrom(addDays(dueOn, n), policy.quietWeekdays) });
  const fee = policy.lateFee;
  return [
    policy.tellOverdue ? series("overdue", [telling(1)], facts) : { due: [], ahead: [] },
    fee && compare(remaining, fee.above) > 0
      ? series("late_fee", [{ days: fee.days, on: addDays(dueOn, fee.days) }], facts)
      : { due: [], ahead: [] },
    series("resend", policy.resend.map(telling), facts),
  ];
}

/** The first notice of a rung that was sent: what it announces counts from there. */
const firstGiven = (done: readonly StepDone[], step: StepName): PlainDate | null =>
  done
    .filter((one) => one.step === step && one.givenOn !== null)
    .map(({ givenOn }) => givenOn as PlainDate)
    .sort()[0] ?? null;

/**
 * One rung: announced, announced again, and only then done, and never earlier than the first notice was sent plus the days
 * it has to be sent before. Late starts move the rung, they don't shorten the warning (B12).
 */
function rung(name: RungName, { days, notices, above }: Rung, facts: LadderFacts): Ladder {
  const { dueOn, today, policy, calendar, done, remaining } = facts;
  const nothing: Ladder = { due: [], ahead: [], reached: {}, waiting: [] };
  if (compare(remaining, above) <= 0) return nothing;
  const notice = `${name}_notice` as const;
  const working = (day: PlainDate) => (policy.workingDaysOnly ? workingDayFrom(day, calendar) : day);
  const telling = (day: PlainDate) => tellingDayFrom(day, policy.quietWeekdays);
  const [lead = 1, ...later] = notices;
  const planned = working(addDays(dueOn, days));

  const isTold = done.some((one) => one.step === notice && !one.skipped);
  if (!isTold) {
    const on = telling(addDays(planned, -lead));
    const from = laterOf(on, today);
    const announces = laterOf(planned, working(addDays(from, lead)));
    const first = series(notice, [{ days: lead, on }], facts, announces);
    return { ...nothing, ...first, ahead: [...first.ahead, { step: name, days, on: announces }] };
  }
  const given = firstGiven(done, notice);
  if (given === null) return { ...nothing, waiting: [name] };

  const on = laterOf(planned, working(addDays(given, lead)));
  if (isRipe(on, today)) {
    const isNoted = done.some((one) => one.step === name);
    return {
      ...nothing,
      reached: { [name]: on },
      due: isNoted ? [] : [{ step: name, days, skipped: false, announces: null }],
    };
  }
  const more = series(
    notice,
    later.map((n) => ({ days: n, on: telling(addDays(on, -n)) })).filter((one) => one.on < on),
    facts,
    on,
  );
  return { ...nothing, ...more, ahead: [...more.ahead, { step: name, days, on }] };
}

/**
 * Where an invoice that is collected stands on the ladder of its class (domain reference F5.6): what is due today, what
 * comes, and what is reached. A function of the invoice, today, and what was done and sent; nothing is remembered by a timer.
 */
export function ladder(facts: LadderFacts): Ladder {
  const { policy, today, dueOn, done } = facts;
  const rungs = facts.rungsPaused
    ? []
    : RUNGS.flatMap((name) => {
        const set = policy[name];
        return set ? [rung(name, set, facts)] : [];
      });
  const messages = [before(facts), ...after(facts)];
  const due = [...messages, ...rungs].flatMap((one) => one.due);
  const ahead = [...messages, ...rungs].flatMap((one) => one.ahead).sort((a, b) => (a.on < b.on ? -1 : 1));
  const waiting = rungs.flatMap((one) => one.waiting);
  const reached = Object.assign({}, ...rungs.map((one) => one.reached)) as Ladder["reached"];

  const didSomething = done.length + due.length > 0;
  const isOver = today > dueOn && didSomething && ahead.length + waiting.length === 0 && !facts.rungsPaused;
  if (isOver && !done.some(({ step }) => step === "finished"))
    due.push({ step: "finished", days: 0, skipped: false, announces: null });
  due.sort((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step));
  return { due, ahead, reached, waiting };
}
