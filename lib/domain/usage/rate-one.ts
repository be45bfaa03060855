import type { DiscountEntry, KeptRate, TariffTerms, UsageService } from "@/lib/domain/catalog";
import { DomainError } from "@/lib/platform/errors";
import { type Money, ZERO } from "@/lib/platform/money";
import { fromDayNumber, type PlainDate } from "@/lib/platform/time";
import { zoneClock } from "@/lib/platform/zone-clock";
import type { CounterOf, Counters } from "./counters";
import { grantsFor } from "./grants-for";
import type { ReadyTariff } from "./prepared-tariffs";
import type { RatedCustomer, RatedLine, RatingFacts } from "./rating-facts";
import { type ChosenRate, rateOf, whyNoRate } from "./rules/choose-rate";
import { groupOf } from "./rules/destination-group";
import { type Measure, measure } from "./rules/measure";
import { normalizeNumber } from "./rules/normalize-number";
import { byPrecedence, discountFor, type Holder } from "./rules/precedence";
import type { PricedPart } from "./rules/price";
import { rateUsage } from "./rules/rate-call";
import type { Reason } from "./rules/reasons";
import { type UsageRecord, usedOf } from "./rules/usage-record";

/** Why a record waits, in plain words, and whose it is as far as that is known. */
export type Unrated = {
  reason: Reason;
  message: string;
  line?: RatedLine;
  customer?: RatedCustomer;
};

/** What a record costs, whose it is, and why it costs that. */
export type Priced = Measure & {
  line: RatedLine;
  customer: RatedCustomer;
  day: PlainDate;
  number: string;
  tariff: ReadyTariff | null;
  chosen: ChosenRate<KeptRate> | null;
  /** The volume discount that applied, and whose counter it took from. */
  counter: CounterOf | null;
  taxCategory: string;
  parts: PricedPart[];
  amount: Money;
};

export type Verdict = { priced: Priced; unrated?: undefined } | { priced?: undefined; unrated: Unrated };

const DAY = 86_400_000;
/** The day of a moment by a zone's clock. */
const dayIn = (zone: string, at: Date): PlainDate =>
  fromDayNumber(Math.floor(zoneClock(zone).toLocal(at.getTime()) / DAY));

type Held = Holder & {
  tariffId: number | null;
  planId: number | null;
  since: PlainDate;
  counterAccountId: number;
  taxCategory: string;
};

/** Everything that may say what this line's usage costs on a day, the strongest first. */
export function holdersOf(
  facts: RatingFacts,
  { line, customer }: { line: RatedLine; customer: RatedCustomer },
  service: UsageService,
  day: PlainDate,
): Held[] {
  const ofProduct = (productId: number | null) => {
    const product = productId === null ? undefined : facts.products.get(productId);
    return {
      precedence: product?.precedence ?? 0,
      tariffId: product?.tariffs[service] ?? null,
      planId: product?.discountPlanId ?? null,
      taxCategory: product?.taxCategory ?? "",
    };
  };
  const main = ofProduct(line.productId);
  const own = facts.own.get(customer.id);
  const held: Held[] = [
    {
      source: "customer",
      id: 0,
      precedence: 0,
      tariffId: own?.tariffs[service] ?? null,
      planId: own?.discountPlan && own.discountPlan.since <= day ? own.discountPlan.id : null,
      since: own?.discountPlan?.since ?? day,
      counterAccountId: 0,
      taxCategory: main.taxCategory,
    },
    {
      source: "main",
      id: 0,
      ...main,
      since: line.activatesOn < day ? line.activatesOn : day,
      counterAccountId: line.accountId,
    },
  ];
  const addOns = [
    ...(facts.addOns.ofLine.get(line.accountId) ?? []),
    ...(facts.addOns.ofCustomer.get(customer.id) ?? []),
  ];
  for (const addOn of addOns) {
    const { accountId, from, lastDay } = addOn;
    if (from > day || (lastDay !== null && lastDay < day)) continue;
    held.push({
      source: "addon",
      id: addOn.subscriptionId,
      ...ofProduct(addOn.productId),
      since: from,
      counterAccountId: accountId ?? 0,
    });
  }
  return byPrecedence(held);
}

type Asked = { tariff: ReadyTariff; holder: Held };

/** Tariffs in the order they are asked, each followed by those it falls back to. */
function tariffsInOrder(facts: RatingFacts, held: readonly Held[]): Asked[] {
  const order = new Map<number, Asked>();
  for (const holder of held)
    for (let at = holder.tariffId; at !== null && !order.has(at); ) {
      const tariff = facts.tariffs.get(at);
      if (!tariff) break;
      order.set(at, { tariff, holder });
      at = tariff.terms.fallbackTariffId;
    }
  return [...order.values()];
}

/** The first tariff with a rate decides; each reads the dialled digits by its own rules. */
function findRate(asked: readonly Asked[], record: UsageRecord) {
  for (const { tariff, holder } of asked) {
    const number = normalizeNumber(record.to, tariff.terms.numberRules);
    const chosen = rateOf(tariff, number, record.occurredAt);
    if (chosen) return { tariff, chosen, number, taxCategory: holder.taxCategory };
  }
  return null;
}

function includedFor(
  facts: RatingFacts,
  held: readonly Held[],
  {
    customer,
    record,
    number,
    day,
  }: { customer: RatedCustomer; record: UsageRecord; number: string; day: PlainDate },
): { entry: DiscountEntry; holder: Held; live: Set<number> } | null {
  const plans = held.flatMap((holder) => {
    const entries = holder.planId === null ? undefined : facts.entries.get(holder.planId);
    return entries && entries.length > 0 && holder.since <= day ? [{ ...holder, entries, holder }] : [];
  });
  if (plans.length === 0) return null;
  const groups = facts.groups.get(customer.resellerId);
  const groupId = groups && /^\d+$/.test(number) ? groupOf(groups, number) : null;
  const found = discountFor(plans, record.kind, groupId);
  if (!found) return null;
  const { entry, plan } = found;
  const together = plans.filter(({ counterAccountId }) => counterAccountId === plan.counterAccountId);
  const live = new Set(together.flatMap(({ entries }) => entries.map(({ id }) => id)));
  return { entry, holder: plan.holder, live };
}

const EVERY_SECOND = { firstInterval: 1, nextInterval: 1, freeSeconds: 0 };

/** What costs nothing whatever the tariff says is kept without asking one. */
function withoutCharge(record: UsageRecord): Measure | null {
  const measured = measure(usedOf(record), EVERY_SECOND, { dataUnitBytes: 1 });
  return measured.waived === null ? null : measured;
}

/** Whether anybody would have to pay for this record, if it were theirs. */
export const isChargeable = (record: UsageRecord): boolean => withoutCharge(record) === null;

/**
 * Rates one record by what was read for it. Counters move as it is rated, so records of one subscriber are rated in turn.
 */
export function rateOne(
  facts: RatingFacts,
  counters: Counters,
  record: UsageRecord,
  line: RatedLine,
): Verdict {
  const customer = facts.customers.get(line.customerId);
  if (!customer) throw new Error(`customer ${line.customerId} was not locked for rating`);
  const whose = { line, customer };
  const day = dayIn(customer.billingTimeZone, record.occurredAt);
  const held = holdersOf(facts, whose, record.kind, day);
  const asked = tariffsInOrder(facts, held);
  const found = findRate(asked, record);
  const rules = (found?.tariff ?? asked[0]?.tariff)?.terms.numberRules;
  const number = found?.number ?? (rules ? normalizeNumber(record.to, rules) : record.to);
  const free = withoutCharge(record);
  if (free)
    return {
      priced: {
        line,
        customer,
        used: free.used,
        charged: free.charged,
        per: free.per,
        waived: free.waived,
        day,
        number,
        tariff: found?.tariff ?? null,
        chosen: found?.chosen ?? null,
        counter: null,
        taxCategory: "",
        parts: [],
        amount: ZERO,
      },
    };
  const wait = (reason: Reason, message: string): Verdict => ({ unrated: { ...whose, reason, message } });
  if (line.closedAt && record.occurredAt > line.closedAt)
    return wait("account_closed", "The account was closed before this began.");
  if (!found) {
    const { reason, message } = whyNoRate(
      asked.map(({ tariff }) => tariff),
      number,
    );
    return wait(reason, message);
  }
  const { terms } = found.tariff;
  if (terms.currency !== customer.currency)
    return wait("currency_mismatch", mismatch(terms, customer.currency));
  const included = includedFor(facts, held, { customer, record, number, day });
  const counter = included && { entryId: included.entry.id, accountId: included.holder.counterAccountId };
  try {
    const grants =
      included &&
      counter &&
      grantsFor(counters, customer, included.entry, counter, {
        live: included.live,
        since: included.holder.since,
        on: day,
      });
    const rated = rateUsage(usedOf(record), found.chosen, terms, grants ? { grants, on: day } : undefined);
    if (counter) counters.change(customer.id, counter, rated.changed);
    const { used, charged, per, waived, parts, amount } = rated;
    const { tariff, chosen, taxCategory } = found;
    return {
      priced: {
        line,
        customer,
        used,
        charged,
        per,
        waived,
        day,
        number,
        tariff,
        chosen,
        counter,
        taxCategory,
        parts,
        amount,
      },
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return wait("not_priced", error.message);
  }
}

const mismatch = ({ name, currency }: TariffTerms, needed: string): string =>
  `“${name}” is in ${currency}, and the customer pays in ${needed}.`;
