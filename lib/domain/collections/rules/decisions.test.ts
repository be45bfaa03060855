import { expect, it } from "vitest";
import { decisionsOpen } from "./decisions";

const pays = {
  state: "clear",
  today: "2026-03-10",
  lifted: false,
  promised: false,
  collects: false,
  restorableUntil: null,
} as const;

it.each([
  ["one who owes nothing", {}, []],
  ["one who is asked to pay", { state: "collecting", collects: true }, ["promise"]],
  [
    "one who has promised",
    { state: "collecting", collects: true, promised: true },
    ["promise", "cancel_promise"],
  ],
  ["one whose services are limited", { state: "limited", collects: true }, ["lift", "promise"]],
  ["one who is suspended", { state: "suspended", collects: true }, ["lift", "promise"]],
  [
    "one whose suspension is lifted",
    { state: "collecting", collects: true, lifted: true },
    ["lift", "end_lift", "promise"],
  ],
  [
    "one who is terminated",
    { state: "terminated", collects: true, restorableUntil: "2026-03-10" },
    ["restore"],
  ],
  [
    "one who could be restored until yesterday",
    { state: "terminated", collects: true, restorableUntil: "2026-03-09" },
    [],
  ],
] as const)("for %s just what an operation would do can be decided", (_, standing, decisions) => {
  expect(decisionsOpen({ ...pays, ...standing })).toEqual(decisions);
});
