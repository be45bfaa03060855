import { describe, expect, it } from "vitest";
import { type UsageRecord, usageProblem, usedOf } from "./usage-record";

const now = new Date("2026-03-15T12:00:00Z");
const sound: UsageRecord = {
  callId: "1773576000.1/0000002b/20260315110000",
  kind: "call",
  occurredAt: new Date("2026-03-15T11:00:00Z"),
  answeredAt: new Date("2026-03-15T11:00:10Z"),
  endedAt: new Date("2026-03-15T11:01:10Z"),
  from: "442071234567",
  to: "33123456789",
  accountKey: "1001",
  durationSeconds: 70,
  billableSeconds: 60,
  quantity: 60n,
  disposition: "answered",
  omitted: false,
  details: {},
};
const problem = (change: Partial<UsageRecord>) => usageProblem({ ...sound, ...change }, now);
const at = (text: string) => new Date(text);

describe("usageProblem", () => {
  it("finds nothing wrong with a sound record", () => {
    expect(problem({})).toBeNull();
  });

  it.each([
    ["no id", { callId: " " }, "The record has no id."],
    ["an endless id", { callId: "x".repeat(256) }, "The id is longer than 255 characters."],
    ["a number that is none", { to: "1".repeat(129) }, "The called number is longer than 128 characters."],
    ["a negative duration", { durationSeconds: -5 }, "The duration is -5 seconds; it can't be below zero."],
    [
      "a negative billed time",
      { billableSeconds: -1 },
      "The billed time is -1 seconds; it can't be below zero.",
    ],
    ["half a second", { durationSeconds: 0.5 }, "The duration is not a number of whole seconds."],
    ["a negative quantity", { kind: "data", quantity: -1n }, "The quantity is below zero."],
    [
      "more billed than it lasted",
      { billableSeconds: 71 },
      "It is billed for 71 seconds but lasted only 70.",
    ],
    ["a month", { durationSeconds: 2_592_001 }, "It lasted longer than 30 days."],
    ["an end before the start", { endedAt: at("2026-03-15T10:59:59Z") }, "It ends before it starts."],
    [
      "an answer before the start",
      { answeredAt: at("2026-03-15T10:59:59Z") },
      "It was answered before it starts.",
    ],
    ["an answer after the end", { answeredAt: at("2026-03-15T11:01:11Z") }, "It was answered after it ends."],
    [
      "a start in the future",
      { occurredAt: at("2026-03-15T12:05:01Z"), answeredAt: null, endedAt: null },
      "Its time, 2026-03-15T12:05:01Z, lies in the future.",
    ],
    [
      "an end in the future",
      { endedAt: at("2026-03-16T11:00:00Z") },
      "Its time, 2026-03-16T11:00:00Z, lies in the future.",
    ],
    [
      "a clock that was not set",
      { occurredAt: at("1970-01-01T00:00:00Z") },
      "Its time, 1970-01-01T00:00:00Z, lies before 2000: the switch's clock was not set.",
    ],
    ["no time", { occurredAt: new Date(Number.NaN) }, "It has no time."],
    [
      "seconds to bill though nobody answered",
      { disposition: "busy" },
      "It is billed for 60 seconds, but was not answered.",
    ],
  ] as const)("finds %s", (_name, change, message) => {
    expect(problem(change)).toBe(message);
  });

  it("B5: a duration that runs into the future is found without an end", () => {
    expect(
      problem({
        endedAt: null,
        occurredAt: at("2026-03-15T11:59:00Z"),
        answeredAt: null,
        durationSeconds: 7200,
      }),
    ).toMatch(/future/);
  });

  it("forgives a switch whose clock runs a little ahead", () => {
    expect(problem({ occurredAt: at("2026-03-15T12:03:00Z"), answeredAt: null, endedAt: null })).toBeNull();
  });

  it("has nothing against an answered call of no seconds", () => {
    expect(problem({ durationSeconds: 0, billableSeconds: 0, quantity: 0n })).toBeNull();
  });
});

it("usedOf gives rating what it looks at", () => {
  expect(usedOf(sound)).toEqual({ kind: "call", quantity: 60n, answered: true, omitted: false });
  expect(usedOf({ ...sound, disposition: "failed" }).answered).toBe(false);
});
