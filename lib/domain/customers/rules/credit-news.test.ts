import { describe, expect, it } from "vitest";
import { type CreditStanding, creditNews, creditReached } from "./credit-news";

const fixed = (value: string) => ({ unit: "fixed" as const, value });
const percent = (value: string) => ({ unit: "percent" as const, value });
const postpaid = (balance: string, more: Partial<CreditStanding> = {}): CreditStanding => ({
  balanceControl: "postpaid",
  balance,
  limit: "50",
  warnings: [fixed("30"), percent("80")],
  ...more,
});
const prepaid = (balance: string, more: Partial<CreditStanding> = {}): CreditStanding => ({
  balanceControl: "prepaid",
  balance,
  limit: null,
  warnings: [fixed("5"), fixed("10.00000")],
  ...more,
});

describe("what is reached", () => {
  it.each([
    ["29.99999", []],
    ["30", ["fixed 30.00"]],
    ["39.99999", ["fixed 30.00"]],
    ["40", ["fixed 30.00", "percent 80.00"]],
    ["49.99999", ["fixed 30.00", "percent 80.00"]],
    ["50", ["limit", "fixed 30.00", "percent 80.00"]],
  ])("of a limit of 50 with warnings at 30 and 80 %%, owing %s: %j", (balance, reached) =>
    expect(creditReached(postpaid(balance))).toEqual(reached),
  );

  it("is measured by the limit in force: a raise moves the parts of it, never an amount", () => {
    expect(creditReached(postpaid("50", { limit: "75" }))).toEqual(["fixed 30.00"]);
    expect(creditReached(postpaid("60", { limit: "75" }))).toEqual(["fixed 30.00", "percent 80.00"]);
  });

  it("is nothing for who owes nothing, even with a limit of nothing", () => {
    expect(creditReached(postpaid("0", { limit: "0" }))).toEqual([]);
    expect(creditReached(postpaid("-3", { limit: "0" }))).toEqual([]);
    expect(creditReached(postpaid("0.00001", { limit: "0" }))).toContain("limit");
  });

  it("without a limit is amounts alone", () =>
    expect(creditReached(postpaid("1000", { limit: null }))).toEqual(["fixed 30.00"]));

  it("of a prepaid customer is amounts of funds, counted with the limit", () => {
    expect(creditReached(prepaid("-10.00001"))).toEqual([]);
    expect(creditReached(prepaid("-10"))).toEqual(["fixed 10.00"]);
    expect(creditReached(prepaid("-5"))).toEqual(["fixed 5.00", "fixed 10.00"]);
    expect(creditReached(prepaid("-5", { limit: "10" }))).toEqual([]);
    expect(creditReached(prepaid("0", { warnings: [percent("80")] }))).toEqual([]);
  });
});

describe("what is told", () => {
  it("is what was crossed since, once, the limit before a warning", () => {
    expect(creditNews([], postpaid("29"))).toBeNull();
    expect(creditNews([], postpaid("42"))).toEqual({
      type: "credit_warning",
      values: { limit: "50", left: "8.00" },
    });
    expect(creditNews(creditReached(postpaid("42")), postpaid("49"))).toBeNull();
    expect(creditNews(creditReached(postpaid("42")), postpaid("51"))).toEqual({
      type: "credit_exceeded",
      values: { limit: "50", left: "0.00" },
    });
    expect(creditNews([], postpaid("51"))?.type).toBe("credit_exceeded");
  });

  it("is told again only of what one was back below", () => {
    const above = creditReached(postpaid("42"));
    expect(creditNews(creditReached(postpaid("35")), postpaid("42"))?.type).toBe("credit_warning");
    expect(creditNews(above, postpaid("35"))).toBeNull();
    expect(creditNews(creditReached(postpaid("51")), postpaid("45"))).toBeNull();
  });

  it("of a limit that nobody set says nothing", () =>
    expect(creditNews([], postpaid("31", { limit: null }))).toEqual({ type: "credit_warning", values: {} }));

  it("says a prepaid customer what is left, never less than nothing", () => {
    expect(creditNews([], prepaid("-8"))).toEqual({ type: "funds_low", values: { left: "8.00" } });
    expect(creditNews(["fixed 10.00"], prepaid("1"))).toEqual({
      type: "funds_low",
      values: { left: "0.00" },
    });
  });
});
