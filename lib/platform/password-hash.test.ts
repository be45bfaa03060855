import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash";

const settled = (all: Promise<unknown>[]) => Promise.allSettled(all);

describe("a password hash", () => {
  it("is argon2id at the cost we promise, salted", async () => {
    const [one, two] = [await hashPassword("same"), await hashPassword("same")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("knows its password and no other, to the last letter and case", async () => {
    const stored = await hashPassword("Correct horse");
    expect(await verifyPassword(stored, "Correct horse")).toBe(true);
    for (const wrong of ["correct horse", "Correct hors", "Correct horse ", ""])
      expect(await verifyPassword(stored, wrong)).toBe(false);
  });

  it("takes every letter there is, and long ones whole", async () => {
    const long = `${"ü漢😀".repeat(100)}`;
    const stored = await hashPassword(long);
    expect(await verifyPassword(stored, long)).toBe(true);
    expect(await verifyPassword(stored, long.slice(0, -2))).toBe(false);
  });

  it("that is not there, or is broken, fits no password", async () => {
    expect(await verifyPassword(null, "a password that nobody has")).toBe(false);
    expect(await verifyPassword("not a hash", "x")).toBe(false);
    expect(await verifyPassword("", "")).toBe(false);
  });
});

describe("a storm of sign-ins", () => {
  it("is served two at a time and twenty in line; the rest are asked to come back", async () => {
    const stored = await hashPassword("x");
    const results = await settled(Array.from({ length: 30 }, () => verifyPassword(stored, "x")));
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(8);
    for (const { reason } of refused as PromiseRejectedResult[])
      expect(reason).toMatchObject({ code: "unavailable", retryAfterSeconds: expect.any(Number) });
    expect(await verifyPassword(stored, "x")).toBe(true);
  });

  it("leaves the door open for the next, however many were refused or failed", async () => {
    await settled(Array.from({ length: 40 }, () => verifyPassword("broken", "x")));
    const again = await settled(Array.from({ length: 22 }, () => hashPassword("x")));
    expect(again.every((result) => result.status === "fulfilled")).toBe(true);
  });
});
