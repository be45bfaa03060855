import { describe, expect, it } from "vitest";
import { durationText, runTitle } from "./billing-types";
import { percentText } from "./change-figure";

describe("durationText", () => {
  const start = new Date("2026-03-01T00:00:00Z");
  it.each([
    [0, "under 1 s"],
    [59, "59 s"],
    [252, "4 min 12 s"],
    [3_600, "1 h 0 min"],
    [90_061, "25 h 1 min"],
    [-5, "under 1 s"],
  ])("%i seconds are %s", (seconds, text) => {
    expect(durationText(start, new Date(start.getTime() + seconds * 1000))).toBe(text);
  });
});

it("a run is called by its period and the day it closes", () => {
  expect(runTitle({ billingPeriod: "monthly", closeOn: "2026-11-01" })).toBe("Monthly, 1 Nov 2026");
});

it.each([
  ["4.2", "+4.2 %"],
  ["-58.3", "\u221258.3 %"],
  ["0.0", "0.0 %"],
])("a change of %s percent is written %s", (percent, text) => {
  expect(percentText(percent)).toBe(text);
});
