import { describe, expect, it } from "vitest";
import { isFresh, isLive, sessionLimits } from "./sessions";

const NOW = new Date("2026-03-15T12:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const session = { lastSeenAt: NOW, idleSeconds: 900, expiresAt: later(28_800), revokedAt: null };

describe("a session", () => {
  it("lasts 15 idle minutes and 8 hours for staff and partners, 30 and 12 for customers and accounts", () => {
    for (const realm of ["admin", "reseller", "distributor"] as const)
      expect(sessionLimits(realm)).toEqual({ idleSeconds: 900, absoluteSeconds: 28_800 });
    for (const realm of ["customer", "account"] as const)
      expect(sessionLimits(realm)).toEqual({ idleSeconds: 1800, absoluteSeconds: 43_200 });
  });

  it("is live up to its last second, and not in it", () => {
    expect(isLive(session, later(899))).toBe(true);
    expect(isLive(session, later(900))).toBe(false);
    const busy = { ...session, lastSeenAt: later(28_799) };
    expect(isLive(busy, later(28_799))).toBe(true);
    expect(isLive(busy, later(28_800))).toBe(false);
  });

  it("is over once revoked, whatever the clock says", () => {
    expect(isLive({ ...session, revokedAt: later(100) }, later(50))).toBe(false);
  });
});

describe("a proof of identity", () => {
  const proven = { authenticatedAt: NOW, secondFactorAt: null };

  it("is fresh for fifteen minutes", () => {
    expect(isFresh(proven, false, later(900))).toBe(true);
    expect(isFresh(proven, false, later(901))).toBe(false);
  });

  it("is the second factor, for those who have one: their password alone is none", () => {
    expect(isFresh(proven, true, NOW)).toBe(false);
    expect(isFresh({ authenticatedAt: later(-9000), secondFactorAt: NOW }, true, later(60))).toBe(true);
  });
});
