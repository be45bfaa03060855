import * as money from "@/lib/platform/money";
import { unitsOf } from "./rounding";

/** What a customer, a service or a plan comes to in one run. */
export type Billed = { key: string; amount: money.Money };

/** A change is worth a look when it passes both. */
export type ChangeLimits = {
  /** Of the month before; a decimal string. */
  percent: string;
  amount: money.Money;
};

export type Anomaly = {
  key: string;
  kind: "new" | "gone" | "changed";
  before: money.Money;
  after: money.Money;
  /** after − before. */
  difference: money.Money;
  /** Of the month before, one decimal, with its sign; null when there is nothing to take it of. */
  percent: string | null;
};

/** More than this is no percentage that says anything. */
const LARGEST_FACTOR = "1000";

function percentage(difference: money.Money, before: money.Money): string | null {
  if (money.isZero(before)) return null;
  const size = money.abs(before);
  const most = money.multiply(money.min(size, "1000000000"), LARGEST_FACTOR);
  if (money.compare(money.abs(difference), most) > 0) return null;
  const percent = money.multiply(difference, { numerator: 10_000_000n, denominator: unitsOf(size) }, 1);
  return percent.replace(/0$/, "");
}

function sums(list: Iterable<Billed>): Map<string, money.Money> {
  const byKey = new Map<string, money.Money>();
  for (const { key, amount } of list) byKey.set(key, money.add(byKey.get(key) ?? money.ZERO, amount));
  return byKey;
}

/**
 * This run beside the one before: what is new, gone, or changed by more than both limits; the largest difference first.
 * Nothing, before and after, is no entry: a customer who is billed 0.00 for the first time is not news.
 */
export function anomalies(
  before: Iterable<Billed>,
  after: Iterable<Billed>,
  limits: ChangeLimits,
): Anomaly[] {
  const [then, now] = [sums(before), sums(after)];
  const found: Anomaly[] = [];
  for (const key of new Set([...then.keys(), ...now.keys()])) {
    const [old, current] = [then.get(key), now.get(key)];
    const [was, is] = [old ?? money.ZERO, current ?? money.ZERO];
    const difference = money.subtract(is, was);
    if (money.isZero(difference)) continue;
    const size = money.abs(difference);
    const kind = old === undefined ? "new" : current === undefined ? "gone" : "changed";
    const large =
      money.compare(size, money.percentOf(money.abs(was), limits.percent)) > 0 &&
      money.compare(size, limits.amount) > 0;
    if (kind !== "changed" || large) {
      found.push({ key, kind, before: was, after: is, difference, percent: percentage(difference, was) });
    }
  }
  return found.sort(
    (a, b) => money.compare(money.abs(b.difference), money.abs(a.difference)) || (a.key < b.key ? -1 : 1),
  );
}

/** What a currency comes to, beside the time before. */
export type Beside = Omit<Anomaly, "kind">;

/** All of both, in the order of their keys: what is new was 0.00 before, and what is gone is 0.00 after. */
export function beside(before: Iterable<Billed>, after: Iterable<Billed>): Beside[] {
  const [then, now] = [sums(before), sums(after)];
  return [...new Set([...then.keys(), ...now.keys()])].sort().map((key) => {
    const [was, is] = [then.get(key) ?? money.ZERO, now.get(key) ?? money.ZERO];
    const difference = money.subtract(is, was);
    return { key, before: was, after: is, difference, percent: percentage(difference, was) };
  });
}
