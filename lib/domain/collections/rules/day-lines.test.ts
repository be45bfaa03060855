import { expect, it } from "vitest";
import { readDayLines } from "./day-lines";

it("reads days as people write them and as CSV files have them, each once", () => {
  const text =
    'Date,Name\n2026-12-25 Christmas\n2027-01-01,"New Year"\r\n\n"2027-01-06";Epiphany\n2026-12-25,Xmas\n';
  expect(readDayLines(text)).toEqual({
    found: [
      { day: "2026-12-25", name: "Xmas" },
      { day: "2027-01-01", name: "New Year" },
      { day: "2027-01-06", name: "Epiphany" },
    ],
    faults: [],
  });
});

it("says by line what is no date", () => {
  expect(readDayLines("2026-02-29 Never\n25.12.2026 Christmas").faults).toEqual([
    "Line 1: “2026-02-29” is not a date like 2026-12-25.",
    "Line 2: “25.12.2026” is not a date like 2026-12-25.",
  ]);
});
