import { describe, expect, it } from "vitest";
import { randomToken, requestId, safeEqual, sha256Bytes, sha256Hex } from "./ids";

describe("ids", () => {
  it("a token is url-safe, of the asked strength, and never the same twice", () => {
    const tokens = Array.from({ length: 500 }, () => randomToken());
    expect(new Set(tokens).size).toBe(500);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(randomToken(16), "base64url")).toHaveLength(16);
  });

  it("hashes to the published SHA-256 of “abc”", () => {
    const expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(sha256Hex("abc")).toBe(expected);
    expect(sha256Bytes("abc").toString("hex")).toBe(expected);
  });

  it("safeEqual is equality, also for different lengths", () => {
    expect(safeEqual("secret", "secret")).toBe(true);
    expect(safeEqual("secret", Buffer.from("secret"))).toBe(true);
    expect(safeEqual("secret", "secreT")).toBe(false);
    expect(safeEqual("secret", "secret ")).toBe(false);
    expect(safeEqual("", "a")).toBe(false);
  });

  it("a request id is a UUID", () => {
    expect(requestId()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
