import { formatDate } from "@/lib/platform/format";
import { addDays } from "@/lib/platform/time";
import type { Audience, Period, SubscriptionLine } from "./types";

type PeriodWords = { now: string; next: string; every: string };

const WORDS: Record<string, PeriodWords> = {
  daily: { now: "Today", next: "Tomorrow", every: "a day" },
  weekly: { now: "This week", next: "Next week", every: "a week" },
  monthly: { now: "This month", next: "Next month", every: "a month" },
  semimonthly: { now: "This half month", next: "Next half month", every: "a half month" },
  days30: { now: "This period", next: "Next period", every: "30 days" },
};

/** How people call the current and the next billing period. */
export const periodWords = (billingPeriod: string): PeriodWords =>
  WORDS[billingPeriod] ?? { now: "This period", next: "Next period", every: "a period" };

/** "1 Mar 2026 – 31 Mar 2026"; a period's end is exclusive, people count the last day in. */
export function periodText({ start, end }: Period): string {
  const last = addDays(end, -1);
  return start === last ? formatDate(start) : `${formatDate(start)} – ${formatDate(last)}`;
}

/** The name to put first, and the other one where it says something else. */
export function namesOf(
  { name, endUserName }: Pick<SubscriptionLine, "name" | "endUserName">,
  audience: Audience,
): { first: string; other: string | null } {
  const [first, other] = audience === "staff" ? [name, endUserName] : [endUserName, name];
  return { first, other: other === first ? null : other };
}

/** Where a subscription hangs, in one line. */
export function placeOf({ account }: Pick<SubscriptionLine, "account">, audience: Audience): string {
  if (account) return account.name ? `${account.identifier} · ${account.name}` : account.identifier;
  return audience === "staff" ? "The customer itself" : "Your whole contract";
}
