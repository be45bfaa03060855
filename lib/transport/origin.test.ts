import { afterEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { allowedOrigins, assertOwnOrigin } from "./origin";

const before = { APP_URL: process.env.APP_URL, DATABASE_URL: process.env.DATABASE_URL };
const servedAt = (url: string) => {
  process.env.APP_URL = url;
  process.env.DATABASE_URL = "postgres://nobody@localhost/none";
  forgetEnv();
};

afterEach(() => {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  forgetEnv();
});

describe("the origins that may send forms", () => {
  it("are our own address, and nothing near it", () => {
    servedAt("https://bss.example.com");
    expect(() => assertOwnOrigin("https://bss.example.com")).not.toThrow();
    for (const origin of [
      null,
      "",
      "null",
      "http://bss.example.com",
      "https://bss.example.com:8443",
      "https://evil.example.com",
      "https://bss.example.com.evil.example",
      "https://BSS.example.com@evil.example",
      "https://localhost",
    ])
      expect(() => assertOwnOrigin(origin), String(origin)).toThrow("did not come from this site");
  });

  it("are this machine's other names too, where it is served from this machine", () => {
    expect(allowedOrigins("http://localhost:3000")).toEqual([
      "http://localhost:3000",
      "http://127.0.0.1:3000",
      "http://[::1]:3000",
    ]);
    servedAt("http://127.0.0.1:3000");
    expect(() => assertOwnOrigin("http://localhost:3000")).not.toThrow();
    expect(() => assertOwnOrigin("http://localhost:3001")).toThrow();
    expect(() => assertOwnOrigin("https://localhost:3000")).toThrow();
  });
});
