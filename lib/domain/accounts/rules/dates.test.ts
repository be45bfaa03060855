import { expect, it } from "vitest";
import { datesProblems } from "./dates";

it.each([
  ["no end", "2026-01-31", null, []],
  ["a single day", "2026-01-31", "2026-01-31", []],
  ["an end before the start", "2026-01-31", "2026-01-30", ["expiresOn"]],
] as const)("%s", (_, activatesOn, expiresOn, fields) => {
  expect(Object.keys(datesProblems({ activatesOn, expiresOn }))).toEqual(fields);
});
