import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/platform/time";
import { issue, live, pay, see, told, trial } from "@/lib/testing/look-trial";

const SUSPENDS = { days: 14, notices: [7, 1] };
const statuses = (found: ReturnType<typeof see>) => found.invoices.map(({ status }) => status);
const payments = (found: ReturnType<typeof see>) => found.invoices.map(({ paymentStatus }) => paymentStatus);

/** Every day from one to another, the last excluded; what happened, by day. */
function diary(t: ReturnType<typeof trial>, from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) {
    for (const line of told(live(t, day))) days.push(`${day} ${line}`);
    expect(told(live(t, day)), `the second look on ${day}`).toEqual([]);
  }
  return days;
}

describe("T1: threshold 10, terms a month, May 10, June 10, then 15 paid", () => {
  const setting = (mode: string) => {
    const t = trial({ thresholds: { USD: "10" }, mode, suspend: SUSPENDS, reminders: [7] });
    issue(t, { total: "10.00", amountDue: "10.00", dueOn: "2026-06-30" });
    expect(diary(t, "2026-06-01", "2026-07-01"), "nobody is reminded of ten").toEqual([]);
    issue(t, { total: "10.00", amountDue: "20.00", dueOn: "2026-07-31" });
    return t;
  };

  it("collects June alone, and suspends for it after its notices", () => {
    const t = setting("after_payments");
    expect(diary(t, "2026-07-01", "2026-08-15")).toEqual([
      "2026-07-24 2 reminder 7",
      "2026-08-01 2 overdue 1",
      "2026-08-07 2 suspend_notice 7",
      "2026-08-13 2 suspend_notice 1",
      "2026-08-14 2 suspend 14",
      "2026-08-14 2 finished 0",
    ]);
    const now = see(t, "2026-08-15");
    expect(payments(now)).toEqual(["overdue", "overdue"]);
    expect(statuses(now)).toEqual(["do_not_collect", "collect"]);
    expect(now.reached).toEqual({ suspend: 2 });

    pay(t, "15.00");
    const after = live(t, "2026-08-15");
    expect(payments(after)).toEqual(["paid", "overdue"]);
    expect(statuses(after)).toEqual(["do_not_collect", "do_not_collect"]);
    expect(after.invoices.map(({ remaining }) => remaining)).toEqual(["0.00", "5.00"]);
    expect(after.reached, "resumed").toEqual({});
    expect(diary(t, "2026-08-15", "2026-10-01"), "nothing more").toEqual([]);
  });

  it("G4: in the old mode June stays collected, and its customer suspended", () => {
    const t = setting("at_generation");
    diary(t, "2026-07-01", "2026-08-15");
    pay(t, "15.00");
    const after = live(t, "2026-08-15");
    expect(statuses(after)).toEqual(["do_not_collect", "collect"]);
    expect(after.reached).toEqual({ suspend: 2 });
  });

  it("in the old mode what is not collected is never overdue, and in the new one it is", () => {
    const old = trial({ thresholds: { USD: "10" }, mode: "at_generation" });
    issue(old, { total: "10.00", amountDue: "10.00", dueOn: "2026-06-30" });
    expect(payments(live(old, "2026-07-05"))).toEqual(["unpaid"]);
    const now = trial({ thresholds: { USD: "10" } });
    issue(now, { total: "10.00", amountDue: "10.00", dueOn: "2026-06-30" });
    expect(payments(live(now, "2026-07-05"))).toEqual(["overdue"]);
  });

  it("control: a cent above the threshold is collected", () => {
    const t = trial({ thresholds: { USD: "10" } });
    issue(t, { total: "10.01", amountDue: "10.01", dueOn: "2026-06-30" });
    expect(statuses(live(t, "2026-06-01"))).toEqual(["collect"]);
  });
});

it("T3: a ladder by what is owed climbs with each unpaid month, and down with each payment", () => {
  const t = trial({
    thresholds: { USD: "260" },
    tellOverdue: false,
    limit: { days: 1, notices: [1], above: "600" },
    suspend: { days: 2, notices: [1], above: "1200" },
  });
  const stage = (day: string) => {
    live(t, addDays(day, -2));
    live(t, addDays(day, -1));
    const { reached, invoices } = live(t, day);
    if (reached.suspend) return "OD3";
    if (reached.limit) return "OD2";
    return invoices.some(({ status }) => status === "collect") ? "OD1" : "clear";
  };
  const months = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"];
  const up = months.map((dueOn, n) => {
    issue(t, { total: "249.95", amountDue: (249.95 * (n + 1)).toFixed(2), dueOn });
    return stage(addDays(dueOn, 15));
  });
  expect(up).toEqual(["clear", "OD1", "OD2", "OD2", "OD3"]);
  const down = months.map((_, n) => {
    pay(t, "249.95");
    return stage(addDays("2026-06-20", 3 * n));
  });
  expect(down).toEqual(["OD2", "OD2", "OD1", "clear", "clear"]);
});

describe("T5: whatever changes the debt is seen by the next look", () => {
  const overdue = () => {
    const t = trial({ thresholds: { USD: "10" }, suspend: SUSPENDS });
    issue(t, { total: "50.00", amountDue: "50.00", dueOn: "2026-01-31" });
    diary(t, "2026-02-01", "2026-02-20");
    expect(see(t, "2026-02-20").reached).toEqual({ suspend: 1 });
    return t;
  };
  const first = (t: ReturnType<typeof trial>) => t.invoices[0] as (typeof t.invoices)[number];

  it("a payment clears it, and a refund or chargeback goes back into overdue, with a new warning first", () => {
    const t = overdue();
    pay(t, "50.00");
    expect(live(t, "2026-02-20").reached).toEqual({});
    first(t).paid = "0.00";
    expect(live(t, "2026-02-21").reached, "not without a word").toEqual({});
    expect(diary(t, "2026-02-21", "2026-03-10")).toEqual([
      "2026-02-27 1 suspend_notice 1",
      "2026-02-28 1 suspend 14",
      "2026-02-28 1 finished 0",
    ]);
    expect(told(see(t, "2026-03-10"))).toEqual([]);
  });
  it("an adjustment or a write-off clears it", () => {
    const t = overdue();
    first(t).adjusted = "45.00";
    expect(live(t, "2026-02-20").reached).toEqual({});
    expect(statuses(see(t, "2026-02-20"))).toEqual(["do_not_collect"]);
  });
  it("a credit that stands on no invoice yet counts too", () => {
    const t = overdue();
    t.balance = "9.00";
    expect(statuses(see(t, "2026-02-20"))).toEqual(["do_not_collect"]);
  });
  it("a void invoice counts for nothing", () => {
    const t = overdue();
    first(t).voided = true;
    const found = live(t, "2026-02-20");
    expect(found.reached).toEqual({});
    expect(found.invoices).toMatchObject([{ paymentStatus: "void", settled: true }]);
  });
  it("only the disputed amount is left out", () => {
    const t = overdue();
    first(t).disputed = "39.99";
    expect(statuses(see(t, "2026-02-20"))).toEqual(["collect"]);
    first(t).disputed = "40.00";
    expect(statuses(see(t, "2026-02-20"))).toEqual(["do_not_collect"]);
  });
  it("a dispute about more than is open of its invoice keeps nothing back of the others", () => {
    const t = overdue();
    issue(t, { total: "30.00", amountDue: "80.00", dueOn: "2026-02-25" });
    pay(t, "35.00");
    first(t).disputed = "50.00";
    const found = see(t, "2026-02-26").invoices;
    expect(found.map(({ remaining }) => remaining)).toEqual(["0.00", "30.00"]);
    expect(found.map(({ status }) => status)).toEqual(["do_not_collect", "collect"]);
  });
});

it("T6: 149 of a threshold of 150 asks for nothing, 155 is asked for twice, two days apart, and then it is over", () => {
  const t = trial({ thresholds: { EUR: "150", USD: "150" }, tellOverdue: false, resend: [2, 4] });
  issue(t, { total: "149.00", amountDue: "149.00", dueOn: "2026-01-10" });
  expect(diary(t, "2026-01-01", "2026-01-20")).toEqual([]);
  const next = issue(t, { total: "6.00", amountDue: "155.00", dueOn: "2026-01-20" });
  expect(diary(t, "2026-01-20", "2026-03-01")).toEqual([
    "2026-01-22 2 resend 2",
    "2026-01-24 2 resend 4",
    "2026-01-24 2 finished 0",
  ]);
  expect(see(t, "2026-03-01").invoices.at(-1)).toMatchObject({ status: "collect", remaining: "155.00" });
  pay(t, "10.00");
  expect(next.paid).toBe("0.00");
  expect(statuses(live(t, "2026-03-01"))).toEqual(["do_not_collect", "do_not_collect"]);
});

describe("the ladder begins anew, and never without a warning", () => {
  it("B12: paying the oldest counts from the next one's due date", () => {
    const t = trial({ suspend: SUSPENDS });
    issue(t, { total: "20.00", amountDue: "20.00", dueOn: "2026-01-31" });
    issue(t, { total: "20.00", amountDue: "40.00", dueOn: "2026-02-10" });
    diary(t, "2026-02-01", "2026-02-15");
    expect(see(t, "2026-02-14").reached).toEqual({ suspend: 1 });
    pay(t, "20.00");
    const after = live(t, "2026-02-15");
    expect(after.reached).toEqual({});
    expect(diary(t, "2026-02-15", "2026-03-01")).toEqual([
      "2026-02-17 2 suspend_notice 7",
      "2026-02-23 2 suspend_notice 1",
      "2026-02-24 2 suspend 14",
      "2026-02-24 2 finished 0",
    ]);
  });

  it("a late start moves the step and keeps the warning as long as it was", () => {
    const t = trial({ suspend: SUSPENDS, resend: [1, 3, 5] });
    issue(t, { total: "20.00", amountDue: "20.00", dueOn: "2026-01-31" });
    expect(diary(t, "2026-03-01", "2026-03-15")).toEqual([
      "2026-03-01 1 overdue 1",
      "2026-03-01 1 resend 5",
      "2026-03-01 1 suspend_notice 7",
      "2026-03-07 1 suspend_notice 1",
      "2026-03-08 1 suspend 14",
      "2026-03-08 1 finished 0",
    ]);
  });

  it("nobody is suspended while the notice could not be sent", () => {
    const t = trial({ suspend: SUSPENDS });
    t.mailWorks = false;
    issue(t, { total: "20.00", amountDue: "20.00", dueOn: "2026-01-31" });
    diary(t, "2026-02-01", "2026-04-01");
    expect(see(t, "2026-04-01")).toMatchObject({ reached: {}, waiting: [{ invoiceId: 1, rung: "suspend" }] });
  });

  it("a promise to pay keeps service on and everybody quiet until it is broken", () => {
    const t = trial({ suspend: SUSPENDS });
    issue(t, { total: "20.00", amountDue: "20.00", dueOn: "2026-01-31" });
    diary(t, "2026-02-01", "2026-02-15");
    t.promiseUntil = "2026-02-20";
    expect(see(t, "2026-02-15")).toMatchObject({ reached: {}, spared: true, due: [], nextOn: "2026-02-21" });
    expect(see(t, "2026-02-21")).toMatchObject({ reached: { suspend: 1 }, spared: false });
  });

  it("a lift keeps service on, and ends by itself", () => {
    const t = trial({ suspend: SUSPENDS });
    issue(t, { total: "20.00", amountDue: "20.00", dueOn: "2026-01-31" });
    diary(t, "2026-02-01", "2026-02-15");
    t.lifted = true;
    expect(see(t, "2026-02-15")).toMatchObject({ reached: {}, spared: true });
    t.lifted = false;
    expect(see(t, "2026-02-16").reached).toEqual({ suspend: 1 });
  });

  it("a weekend or a holiday moves what takes service away, and quiet days move mail", () => {
    // 31 January 2026 is a Saturday; 14 days later is a Saturday too, and that Monday a holiday.
    const t = trial({ suspend: { days: 14, notices: [7] }, workingDaysOnly: true, quietWeekdays: [1, 7] });
    t.calendar = { nonWorking: new Set(["2026-02-16"]) };
    issue(t, { total: "20.00", amountDue: "20.00", dueOn: "2026-01-31" });
    expect(diary(t, "2026-02-01", "2026-03-01")).toEqual([
      "2026-02-03 1 overdue 1",
      "2026-02-10 1 suspend_notice 7",
      "2026-02-17 1 suspend 14",
      "2026-02-17 1 finished 0",
    ]);
  });
});
