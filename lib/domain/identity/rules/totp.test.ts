import { describe, expect, it } from "vitest";
import { acceptedStep, newTotpSecret, totpCode, totpUri } from "./totp";

/** RFC 6238, appendix B: "12345678901234567890" with SHA-1, cut to six digits. */
const RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);
const step = (n: number) => at(n * 30);

describe("a one-time code", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ])("is what the standard says at %i", (seconds, code) => {
    expect(totpCode(RFC, at(seconds))).toBe(code);
    expect(acceptedStep(RFC, code, at(seconds), null)).toBe(Math.floor(seconds / 30));
  });

  it("is good in its own step and the next, and in no other", () => {
    const code = totpCode(RFC, step(1000));
    expect([998, 999, 1000, 1001, 1002].map((n) => acceptedStep(RFC, code, step(n), null))).toEqual([
      null,
      null,
      1000,
      1000,
      null,
    ]);
  });

  it("is not good in a step that was used, or before one that was", () => {
    const code = totpCode(RFC, step(1000));
    expect(acceptedStep(RFC, code, step(1000), 999)).toBe(1000);
    expect(acceptedStep(RFC, code, step(1000), 1000)).toBeNull();
    expect(acceptedStep(RFC, code, step(1001), 1001)).toBeNull();
  });

  it.each(["", "12345", "1234567", "12345a", "１２３４５６", " 287082", "287082 "])(
    "is six digits: “%s” is none",
    (code) => {
      expect(acceptedStep(RFC, code, at(59), null)).toBeNull();
    },
  );
});

describe("a secret", () => {
  it("has 160 bits and is new each time", () => {
    const secrets = Array.from({ length: 50 }, newTotpSecret);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(new Set(secrets).size).toBe(50);
  });

  it("is scanned with its issuer and the login it is for", () => {
    const uri = new URL(totpUri(RFC, "anna@example.com", "Trunkline"));
    expect(uri.protocol).toBe("otpauth:");
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      secret: RFC,
      issuer: "Trunkline",
      period: "30",
      digits: "6",
    });
    expect(decodeURIComponent(uri.pathname)).toContain("anna@example.com");
  });
});
