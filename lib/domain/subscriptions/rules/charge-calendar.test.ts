import { describe, expect, it } from "vitest";
import { addDays, type PlainDate, partsOf, todayIn } from "@/lib/platform/time";
import { brief, due, monthlyFee, timeline } from "@/lib/testing/charging-timeline";
import { NOTHING_CHARGED } from "./charge-terms";
import { afterCharges } from "./charges-due";
import { nthPeriod } from "./periods";

describe("month ends and zones", () => {
  const end = { billingPeriod: "anniversary", chargeModel: "at_end" } as const;

  it("A-1: anchor 31 is billed once a month, over the short ones and on, none skipped", () => {
    const closes = Array.from({ length: 15 }, (_, n) => nthPeriod("anniversary", 31, "2023-01-31", n).end);
    const rounds = timeline({ ...end, anchorDay: 31, activatedOn: "2023-01-31" }, closes);
    expect(rounds.every((charges) => charges.length === 1)).toBe(true);
    expect(rounds.flat().slice(0, 3)).toEqual([
      "2023-01-31 2023-02-28 30.00",
      "2023-02-28 2023-03-31 30.00",
      "2023-03-31 2023-04-30 30.00",
    ]);
    expect(rounds.flat().slice(12)).toEqual([
      "2024-01-31 2024-02-29 30.00",
      "2024-02-29 2024-03-31 30.00",
      "2024-03-31 2024-04-30 30.00",
    ]);
  });

  it("Z-2: 18 months of anchor 1 over three clock changes are 249.95 each, 1st to 1st", () => {
    const planFees = monthlyFee("249.95");
    const charges = due({ ...end, planFees, activatedOn: "2015-11-01" }, "2017-05-01");
    expect(charges).toHaveLength(18);
    for (const { from, to, amount } of charges)
      expect([from.slice(8), to.slice(8), amount]).toEqual(["01", "01", "249.95"]);
  });

  it("Z-3: a trial of 30 days from 1 March 23:30 in Los Angeles ends on 31 March there: anchor 31, not 1", () => {
    const began = todayIn("2017-03-02T07:30:00Z", "America/Los_Angeles");
    const activatedOn = addDays(began, 30);
    expect([began, activatedOn]).toEqual(["2017-03-01", "2017-03-31"]);
    const rounds = due({ ...end, anchorDay: partsOf(activatedOn).day, activatedOn }, "2017-05-31");
    expect(brief(rounds)).toEqual(["2017-03-31 2017-04-30 30.00", "2017-04-30 2017-05-31 30.00"]);
  });

  it("Z-3: 03:47Z on 1 March is 28 February in New York, and anchor 28 has no stub", () => {
    expect(todayIn("2023-03-01T03:47:00Z", "America/New_York")).toBe("2023-02-28");
    const rounds = due({ ...end, anchorDay: 28, activatedOn: "2023-02-28" }, "2023-06-28");
    expect(rounds.map(({ from, share }) => [from, share.days === share.of])).toEqual([
      ["2023-02-28", true],
      ["2023-03-28", true],
      ["2023-04-28", true],
      ["2023-05-28", true],
    ]);
  });
});

describe("a moved anchor", () => {
  const anniversary = {
    billingPeriod: "anniversary",
    planFees: monthlyFee("249.95"),
    activatedOn: "2026-01-01",
  } as const;
  const moved = (chargedTo: PlainDate) => ({ chargedTo, chargeFrom: chargedTo });

  it("P-2: moved from 1 to 15 on 15 May, charged to 1 June: the stub to 15 June is 112.88", () => {
    // 249.95 × 14 / 31 = 112.8806: the 14 days of the period 15 May to 15 June
    const [stub, ...more] = due({ ...anniversary, anchorDay: 15 }, "2026-06-01", moved("2026-06-01"));
    expect(stub).toMatchObject({
      from: "2026-06-01",
      to: "2026-06-15",
      amount: "112.88",
      share: { days: 14, of: 31 },
    });
    expect(more).toEqual([]);
  });

  it("P-2: moved from 15 to 10: 15 May to 10 June is 209.64", () => {
    // 249.95 × 26 / 31 = 209.6355
    const [stub] = due({ ...anniversary, anchorDay: 10 }, "2026-05-15", moved("2026-05-15"));
    expect(stub).toMatchObject({ to: "2026-06-10", amount: "209.64", share: { days: 26, of: 31 } });
  });

  it("P-2: the first whole period after the stub costs the whole fee, and nothing is charged twice", () => {
    const changes = { ...anniversary, anchorDay: 15 } as const;
    const stub = due(changes, "2026-06-01", moved("2026-06-01"));
    const state = afterCharges({ ...NOTHING_CHARGED, ...moved("2026-06-01") }, stub);
    expect(due(changes, "2026-06-01", state)).toEqual([]);
    expect(brief(due(changes, "2026-06-15", state))).toEqual(["2026-06-15 2026-07-15 249.95"]);
  });

  it("control: an anchor that didn't move has no stub", () => {
    const charges = due({ ...anniversary, anchorDay: 1 }, "2026-06-01", { chargedTo: "2026-06-01" });
    expect(brief(charges)).toEqual(["2026-06-01 2026-07-01 249.95"]);
  });
});
