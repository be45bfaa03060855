import { describe, expect, it } from "vitest";
import { afterAttempt, BACKOFF_MS, causeGone, messageIdOf, nextTry } from "./delivery";

const now = new Date("2026-03-15T12:00:00Z");
const facts = { policy: "retry", attempts: 1, firstAttemptAt: now, seed: "a", now } as const;
const uncertain = { kind: "uncertain", detail: "" } as const;
const failed = { kind: "failed", detail: "" } as const;

describe("trying again", () => {
  it("waits 1 m, 5 m, 30 m, 2 h, 6 h, 12 h, 24 h, each ±20 %, and then gives up", () => {
    const minutes = [1, 5, 30, 120, 360, 720, 1440];
    for (const [at, wait] of minutes.entries())
      for (const seed of ["a", "b", "c", "d", "e", "f"]) {
        const ms = (nextTry(at + 1, seed, now)?.getTime() ?? 0) - now.getTime();
        expect(ms).toBeGreaterThanOrEqual(wait * 60_000 * 0.8);
        expect(ms).toBeLessThanOrEqual(wait * 60_000 * 1.2);
      }
    expect(nextTry(BACKOFF_MS.length + 1, "a", now)).toBeNull();
  });

  it("is spread over messages, and always the same for one", () => {
    const at = (seed: string) => nextTry(3, seed, now)?.toISOString();
    expect(at("a")).toBe(at("a"));
    expect(new Set(["a", "b", "c", "d"].map(at)).size).toBe(4);
  });
});

describe("after an attempt", () => {
  it("what arrived is sent, what was refused is given up, what failed is tried again", () => {
    expect(afterAttempt(facts, { kind: "sent", detail: "" })).toEqual({ status: "sent" });
    expect(afterAttempt(facts, { kind: "refused", detail: "" })).toEqual({ status: "dead" });
    expect(afterAttempt(facts, failed)).toMatchObject({ status: "pending" });
    expect(afterAttempt({ ...facts, attempts: 8 }, failed)).toEqual({ status: "dead" });
  });

  it("an unknown end is tried again for reminders, and left to staff for what must not come twice", () => {
    expect(afterAttempt(facts, uncertain)).toMatchObject({ status: "pending" });
    expect(afterAttempt({ ...facts, policy: "uncertain" }, uncertain)).toEqual({ status: "uncertain" });
    expect(afterAttempt({ ...facts, policy: "uncertain" }, failed)).toMatchObject({ status: "pending" });
  });

  it("is tried again in any case as long as the provider drops repeats", () => {
    const safe = { ...uncertain, repeatSafeHours: 24 };
    const strict = { ...facts, policy: "uncertain" } as const;
    expect(afterAttempt(strict, safe)).toMatchObject({ status: "pending" });
    const yesterday = new Date(now.getTime() - 23.9 * 3_600_000);
    expect(afterAttempt({ ...strict, attempts: 6, firstAttemptAt: yesterday }, safe)).toEqual({
      status: "uncertain",
    });
  });
});

describe("a message whose cause is gone", () => {
  const open = { voided: false, settled: false };
  const on = { invoice: open, suspended: false, limited: false };
  it.each([
    ["invoice_settled", on, null],
    ["invoice_settled", { ...on, invoice: { ...open, settled: true } }, "The invoice has been paid."],
    ["invoice_settled", { ...on, invoice: { voided: true, settled: true } }, "The invoice was made void."],
    ["invoice_settled", { ...on, invoice: null }, null],
    ["invoice_void", { ...on, invoice: { ...open, settled: true } }, null],
    ["invoice_void", { ...on, invoice: { ...open, voided: true } }, "The invoice was made void."],
    ["not_suspended", on, "The service is no longer suspended."],
    ["not_suspended", { ...on, suspended: true }, null],
    ["not_limited", on, "The service is no longer limited."],
    ["not_limited", { ...on, limited: true }, null],
    ["never", { ...on, invoice: { voided: true, settled: true } }, null],
  ] as const)("%s %o: %s", (rule, cause, says) => expect(causeGone(rule, cause)).toBe(says));
});

it("has one Message-ID, whenever it is worked out", () => {
  expect(messageIdOf(7, "invoice 1 issued", "easycall.example")).toBe(
    messageIdOf(7, "invoice 1 issued", "easycall.example"),
  );
  expect(messageIdOf(7, "invoice 1 issued", "easycall.example")).toMatch(
    /^<7\.[0-9a-f]{16}@easycall\.example>$/,
  );
  expect(messageIdOf(8, "invoice 1 issued", "a.b")).not.toBe(messageIdOf(7, "invoice 1 issued", "a.b"));
});
