import { describe, expect, it } from "vitest";
import { PARTNER_STATUSES, type PartnerVerb, statusAfter } from "./partner-status";

describe("a partner's status", () => {
  it.each([
    ["block", "active", "blocked"],
    ["unblock", "blocked", "active"],
    ["close", "active", "closed"],
    ["close", "blocked", "closed"],
  ] as const)("%s leads from %s to %s", (verb, from, to) => {
    expect(statusAfter(verb, from)).toBe(to);
  });

  it("never leaves closed", () => {
    for (const verb of ["block", "unblock", "close"] as PartnerVerb[])
      expect(() => statusAfter(verb, "closed")).toThrow(/Only|already/);
  });

  it("refuses every other step, among them blocking twice", () => {
    const allowed = new Set(["block:active", "unblock:blocked", "close:active", "close:blocked"]);
    for (const verb of ["block", "unblock", "close"] as PartnerVerb[])
      for (const status of PARTNER_STATUSES)
        if (!allowed.has(`${verb}:${status}`)) expect(() => statusAfter(verb, status)).toThrow();
  });
});
