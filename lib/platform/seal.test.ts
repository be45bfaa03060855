import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "./env";
import { seal, unseal } from "./seal";

const before = { DATA_KEY: process.env.DATA_KEY, DATABASE_URL: process.env.DATABASE_URL };
const useKey = (key: string) => {
  process.env.DATA_KEY = key;
  forgetEnv();
};

beforeEach(() => {
  process.env.DATABASE_URL = "postgres://nobody@localhost/none";
  forgetEnv();
});
afterEach(() => {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  forgetEnv();
});

describe("a sealed secret", () => {
  it.each(["JBSWY3DPEHPK3PXP", "", "ü€漢", "x".repeat(10_000)])("comes back as it was: %#", (plain) => {
    expect(unseal(seal(plain, "totp:1"), "totp:1")).toBe(plain);
  });

  it("is different every time and shows nothing of what is inside", () => {
    const [one, two] = [seal("a-known-secret", "p"), seal("a-known-secret", "p")];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("known");
  });

  it("opens for its purpose only: moved to another person's row it is worth nothing", () => {
    expect(() => unseal(seal("secret", "totp:1"), "totp:2")).toThrow();
  });

  it("does not open with any of its bytes changed", () => {
    const bytes = Buffer.from(seal("secret", "p"), "base64url");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unseal(changed.toString("base64url"), "p")).toThrow();
    }
  });

  it("does not open with another key", () => {
    const sealed = seal("secret", "p");
    useKey(randomBytes(32).toString("base64"));
    expect(() => unseal(sealed, "p")).toThrow();
  });

  it.each(["", "short", "A".repeat(38)])("does not open when cut short: “%s”", (text) => {
    expect(() => unseal(text, "p")).toThrow();
  });
});
