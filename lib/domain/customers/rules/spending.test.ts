import { expect, it } from "vitest";
import { isSpendingLifted, leftToday, spendingLimitReached } from "./spending";

const now = new Date("2026-03-15T12:00:00Z");
const facts = (spentToday: string, liftedUntil: string | null = null) => ({
  dailyLimit: "5.00",
  spentToday,
  liftedUntil: liftedUntil === null ? null : new Date(liftedUntil),
});

it("is reached with the very amount of the limit, and not a hundredth of a cent before", () => {
  expect(spendingLimitReached(facts("4.99999"), now)).toBe(false);
  expect(spendingLimitReached(facts("5.00"), now)).toBe(true);
  expect(spendingLimitReached(facts("7.00"), now)).toBe(true);
});

it("does not count while it is lifted, and counts again from that moment", () => {
  expect(spendingLimitReached(facts("7.00", "2026-03-16T00:00:00Z"), now)).toBe(false);
  expect(spendingLimitReached(facts("7.00", "2026-03-15T12:00:00Z"), now)).toBe(true);
  expect(isSpendingLifted(facts("0.00", "2026-03-15T12:00:01Z"), now)).toBe(true);
});

it("leaves what is not spent yet, and never less than nothing", () => {
  expect([leftToday(facts("1.25")), leftToday(facts("9.00"))]).toEqual(["3.75", "0.00"]);
});
