import { expect, it } from "vitest";
import { termsProblems } from "./terms";

const terms = { balanceControl: "postpaid", creditLimit: null, discountPercent: "0" } as const;

it.each([
  ["postpaid without a limit", { ...terms }, []],
  ["postpaid with a limit of zero", { ...terms, creditLimit: "0" }, []],
  ["postpaid below zero", { ...terms, creditLimit: "-1" }, ["creditLimit"]],
  ["prepaid with a reserve", { ...terms, balanceControl: "prepaid", creditLimit: "-5" }, []],
  ["prepaid that could owe", { ...terms, balanceControl: "prepaid", creditLimit: "0.01" }, ["creditLimit"]],
  ["everything free of charge", { ...terms, discountPercent: "100" }, []],
  ["more than free", { ...terms, discountPercent: "100.00001" }, ["discountPercent"]],
  ["a negative discount", { ...terms, discountPercent: "-0.5" }, ["discountPercent"]],
] as const)("%s", (_, given, fields) => {
  expect(Object.keys(termsProblems(given))).toEqual(fields);
});
