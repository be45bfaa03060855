import { expect, it } from "vitest";
import { type PolicySettings, policySettings } from "./policy";
import { toResume } from "./resume";

const policy = (values: object): PolicySettings => policySettings.parse(values);
const suspend = { days: 14, notices: [7] };
const owed = (remaining: string, more: object = {}) => ({
  remaining,
  status: "collect" as const,
  overdue: true,
  ...more,
});

it("T1: with a threshold of 10 and 20 owed, 10 bring services back", () => {
  const invoices = [owed("10.00", { status: "do_not_collect" }), owed("20.00")];
  expect(toResume(invoices, policy({ thresholds: { USD: "10" }, suspend }), "USD")).toBe("10.00");
});

it("asks for everything in the old mode, whatever the threshold", () => {
  const old = policy({ thresholds: { USD: "10" }, mode: "at_generation", suspend });
  expect(toResume([owed("20.00")], old, "USD")).toBe("20.00");
});

it("leaves what a rung leaves alone, the lowest of both", () => {
  const both = policy({
    limit: { days: 7, notices: [3], above: "15" },
    suspend: { ...suspend, above: "30" },
  });
  expect(toResume([owed("40.00")], both, "USD")).toBe("25.00");
});

it("counts neither what is not due yet nor what is not collected", () => {
  const none = policy({ suspend });
  expect(toResume([owed("5.00"), owed("25.00", { overdue: false })], none, "USD")).toBe("5.00");
  expect(toResume([owed("5.00", { status: "do_not_collect" })], none, "USD")).toBe("0.00");
  expect(toResume([], none, "USD")).toBe("0.00");
});
