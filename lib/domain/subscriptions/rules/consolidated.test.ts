import { describe, expect, it } from "vitest";
import { type ConsolidatedSubscription, consolidatedLine } from "./consolidated";
import { totalsPerCurrency } from "./totals";

const now = new Date("2026-06-20T12:00:00Z");
const today = "2026-06-20";

const sample = (fee: string, changes: Partial<ConsolidatedSubscription> = {}): ConsolidatedSubscription => ({
  planFees: [{ billingPeriod: "monthly", periods: 0, fee }],
  promotions: [],
  adjustments: [],
  chargeModel: "in_advance",
  activationMode: "start_date",
  billingPeriod: "monthly",
  anchorDay: 1,
  activatedOn: "2026-06-15",
  startOn: "2026-06-15",
  finishOn: null,
  closedAt: null,
  prorateFirst: true,
  prorateLast: true,
  decimals: 2,
  rounding: "half-up",
  ...changes,
});
const line = (fee: string, changes: Partial<ConsolidatedSubscription> = {}) =>
  consolidatedLine(sample(fee, changes), today, now);

describe("the story of the consolidated view", () => {
  const netflix: Partial<ConsolidatedSubscription> = {
    promotions: [{ fromPeriod: 1, periods: 1, kind: "free", value: "0" }],
  };
  const lines = [line("20"), line("20"), line("20"), line("9.99", netflix), line("15.00")];
  const totals = (list: typeof lines) => totalsPerCurrency(list.map((one) => ({ ...one, currency: "EUR" })));

  it("G6, T-S: three Essentials at 20, Netflix free in its first month and HBO at 15 are 75.00 now, 84.99 next", () => {
    expect(totals(lines)).toEqual([{ currency: "EUR", now: "75.00", next: "84.99", count: 5, unpriced: 0 }]);
  });

  it("says that Netflix is free now and until when", () => {
    expect(lines[3]).toEqual({
      status: "active",
      feeNow: "0.00",
      feeNext: "9.99",
      lastFee: null,
      adjustment: null,
      promotionEndsOn: "2026-06-30",
      problem: null,
    });
  });

  it("a month later the total now is what next was", () => {
    const july = consolidatedLine(sample("9.99", netflix), "2026-07-01", new Date("2026-07-01T00:00:00Z"));
    expect(july).toMatchObject({ feeNow: "9.99", feeNext: "9.99", promotionEndsOn: null });
  });
});

describe("fee now and next", () => {
  it("are those of whole periods, however late the subscription began in this one", () => {
    expect(line("30", { activatedOn: "2026-06-20" })).toMatchObject({
      status: "active",
      feeNow: "30.00",
      feeNext: "30.00",
    });
  });

  it("next is 0.00 when it finishes before the next period begins", () => {
    expect(line("30", { finishOn: "2026-06-30" })).toMatchObject({
      status: "active",
      feeNow: "30.00",
      feeNext: "0.00",
    });
    expect(line("30", { finishOn: "2026-07-01" })).toMatchObject({ feeNext: "30.00" });
  });

  it("a pending one costs nothing before the period it starts in", () => {
    const pending = { activatedOn: null };
    expect(line("30", { ...pending, startOn: "2026-07-15" })).toMatchObject({
      status: "pending",
      feeNow: "0.00",
      feeNext: "30.00",
    });
    expect(line("30", { ...pending, startOn: "2026-06-25" })).toMatchObject({
      feeNow: "30.00",
      feeNext: "30.00",
    });
    expect(line("30", { ...pending, activationMode: "first_use" })).toMatchObject({
      feeNow: "0.00",
      feeNext: "0.00",
    });
  });

  it("count the periods of the customer, here from the 21st", () => {
    const anniversary = { billingPeriod: "anniversary", anchorDay: 21 } as const;
    const promotions = [{ fromPeriod: 1, periods: 1, kind: "free", value: "0" }] as const;
    // Active since 15 June, so its first period ended on 20 June.
    expect(line("30", { ...anniversary, promotions })).toMatchObject({
      feeNow: "0.00",
      feeNext: "30.00",
      promotionEndsOn: "2026-06-20",
    });
  });

  it("are rounded by the plan", () => {
    const adjustments = [{ kind: "discount", unit: "percent", value: "33.333", reason: "" }] as const;
    expect(line("10", { adjustments })).toMatchObject({
      feeNow: "6.67",
      adjustment: { amount: "-3.3333", reason: "" },
    });
  });

  it("say what was adjusted and why", () => {
    const adjustments = [
      { kind: "upcharge", unit: "fixed", value: "4", reason: "Static IP" },
      { kind: "discount", unit: "fixed", value: "1", reason: "Loyalty" },
      { kind: "discount", unit: "fixed", value: "9", reason: "Later", startsOn: "2027-01-01" },
    ] as const;
    expect(line("20", { adjustments })).toMatchObject({
      feeNow: "23.00",
      adjustment: { amount: "3.00", reason: "Static IP; Loyalty" },
    });
  });
});

describe("closed lines", () => {
  it("show their last fee, and cost nothing now or next", () => {
    expect(line("30", { finishOn: "2026-06-19" })).toMatchObject({
      status: "closed",
      feeNow: "0.00",
      feeNext: "0.00",
      lastFee: "30.00",
    });
    expect(line("30", { closedAt: now })).toMatchObject({
      status: "closed",
      feeNow: "0.00",
      lastFee: "30.00",
    });
  });

  it("the last fee is the one of the last active period, with its promotion and adjustment", () => {
    const promotions = [{ fromPeriod: 1, periods: 2, kind: "free", value: "0" }] as const;
    const was = { promotions, activatedOn: "2026-01-15", startOn: "2026-01-15" };
    expect(line("30", { ...was, finishOn: "2026-02-10" }).lastFee).toBe("0.00");
    expect(line("30", { ...was, finishOn: "2026-03-10" }).lastFee).toBe("30.00");
    const adjustments = [{ kind: "discount", unit: "fixed", value: "2", reason: "Loyalty" }] as const;
    expect(line("30", { ...was, adjustments, finishOn: "2026-03-10" })).toMatchObject({
      lastFee: "28.00",
      adjustment: { amount: "-2.00" },
    });
  });

  it("closed at once long before its finish date, it is the fee of then", () => {
    const promotions = [{ fromPeriod: 1, periods: 2, kind: "free", value: "0" }] as const;
    const was = {
      promotions,
      activatedOn: "2026-01-15",
      finishOn: "2026-12-31",
      closedAt: "2026-02-10T10:00:00Z",
    };
    expect(line("30", was).lastFee).toBe("0.00");
  });

  it("never active, they have no last fee", () => {
    expect(line("30", { activatedOn: null, finishOn: "2026-06-14" })).toMatchObject({
      status: "closed",
      lastFee: null,
    });
  });
});

describe("a plan without a price for the customer's billing period", () => {
  it("B5: shows no fee and says why, and is counted apart in the totals", () => {
    const broken = line("30", { billingPeriod: "weekly" });
    expect(broken).toMatchObject({ status: "active", feeNow: null, feeNext: null });
    expect(broken.problem).toContain("no fee for the billing period “weekly”");
    const [total] = totalsPerCurrency([
      { ...broken, currency: "EUR" },
      { ...line("30"), currency: "EUR" },
    ]);
    expect(total).toEqual({ currency: "EUR", now: "30.00", next: "30.00", count: 2, unpriced: 1 });
  });
});

describe("paused", () => {
  it("a period costs nothing when it is paused in all of its days, and its fee when it began before", () => {
    expect(line("30", { pausedOn: "2026-06-20" })).toMatchObject({ feeNow: "30.00", feeNext: "0.00" });
    expect(
      line("30", { activatedOn: "2026-05-01", startOn: "2026-05-01", pausedOn: "2026-06-01" }),
    ).toMatchObject({
      status: "active",
      feeNow: "0.00",
      feeNext: "0.00",
    });
  });

  it("control: one that will be paused in two months costs what it does", () => {
    expect(line("30", { pausedOn: "2026-08-15" })).toMatchObject({ feeNow: "30.00", feeNext: "30.00" });
  });
});
