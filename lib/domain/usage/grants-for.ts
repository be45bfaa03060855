import type { DiscountEntry } from "@/lib/domain/catalog";
import { periodOf } from "@/lib/domain/subscriptions";
import type { PlainDate } from "@/lib/platform/time";
import type { CounterOf, Counters } from "./counters";
import type { RatedCustomer } from "./rating-facts";
import { type Grant, grantsOn } from "./rules/grants";

/**
 * What an entry gives a subscriber on a day: its own grants, and what lives on of entries that it replaced.
 * @param live the entries that the subscriber has now.
 * @param since the day the plan was given.
 */
export function grantsFor(
  counters: Counters,
  customer: RatedCustomer,
  entry: DiscountEntry,
  counter: CounterOf,
  { live, since, on }: { live: ReadonlySet<number>; since: PlainDate; on: PlainDate },
): Grant[] {
  const terms = { billingPeriod: customer.billingPeriod, anchorDay: customer.anchorDay, since };
  const kind = entry.period === "billing" ? customer.billingPeriod : entry.period;
  const { service, groupId } = entry;
  const period = periodOf(kind, customer.anchorDay, on).start;
  const carried = counters.carried(customer.id, counter.accountId, { service, groupId, live, since: period });
  return grantsOn(entry, terms, [...counters.of(customer.id, counter), ...carried], on);
}
