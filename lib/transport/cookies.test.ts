import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { randomToken, sha256Hex } from "@/lib/platform/ids";
import {
  actingCookie,
  cookieOptions,
  hashInCookie,
  sealCookie,
  sessionCookie,
  sessionHashes,
} from "./cookies";
import { PORTALS } from "./portals";

const before = { ...process.env };
const set = (values: Record<string, string>) => {
  Object.assign(process.env, { DATABASE_URL: "postgres://nobody@localhost/none" }, values);
  forgetEnv();
};

beforeEach(() => set({ APP_URL: "http://localhost:3000" }));
afterEach(() => {
  for (const name of ["APP_URL", "DATABASE_URL", "AUTH_SECRET"])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  forgetEnv();
});

describe("cookie names", () => {
  it("are one for each portal and another for acting in it", () => {
    const names = PORTALS.flatMap((portal) => [sessionCookie(portal), actingCookie(portal)]);
    expect(new Set(names).size).toBe(PORTALS.length * 2);
  });

  it("are bound to the host over HTTPS, where the cookie is secure too", () => {
    expect(sessionCookie("admin")).not.toMatch(/^__Host-/);
    expect(cookieOptions()).toEqual({ httpOnly: true, secure: false, sameSite: "lax", path: "/" });
    set({ APP_URL: "https://bss.example.com" });
    expect(sessionCookie("admin")).toMatch(/^__Host-/);
    expect(actingCookie("customer")).toMatch(/^__Host-/);
    expect(cookieOptions()).toMatchObject({ secure: true, path: "/" });
  });
});

describe("a session cookie", () => {
  const name = "trunkline-admin";

  it("gives back the hash of what was put in, and never shows it", async () => {
    const id = randomToken();
    const text = await sealCookie(name, id, 60);
    expect(text).not.toContain(id);
    expect(Buffer.from(text, "base64url").toString("latin1")).not.toContain(id);
    expect(await hashInCookie(name, text)).toBe(sha256Hex(id));
  });

  it("of one portal is nothing under another's name", async () => {
    const text = await sealCookie(name, randomToken(), 60);
    for (const other of ["trunkline-customer", "trunkline-acting-admin", ""])
      expect(await hashInCookie(other, text)).toBeNull();
  });

  it.each(["", "nonsense", "a.b.c", "e30.e30.e30", "x".repeat(5000)])(
    "that is not ours is nothing: %s",
    async (text) => {
      expect(await hashInCookie(name, text)).toBeNull();
      expect(await hashInCookie(name, undefined)).toBeNull();
    },
  );

  it("that was changed by one letter is nothing", async () => {
    const text = await sealCookie(name, randomToken(), 60);
    const at = text.length - 10;
    const changed = text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
    expect(await hashInCookie(name, changed)).toBeNull();
  });

  it("made with another secret is nothing", async () => {
    const text = await sealCookie(name, randomToken(), 60);
    set({ AUTH_SECRET: "another-secret-another-secret-another-secret" });
    expect(await hashInCookie(name, text)).toBeNull();
  });

  it("past its age is nothing", async () => {
    // Beyond the few seconds by which clocks may differ.
    expect(await hashInCookie(name, await sealCookie(name, randomToken(), -60))).toBeNull();
  });
});

it("finds the sessions of every portal this browser is signed in to", async () => {
  const ids = { admin: randomToken(), customer: randomToken() };
  const jar = new Map<string, { value: string }>();
  for (const portal of ["admin", "customer"] as const)
    jar.set(sessionCookie(portal), { value: await sealCookie(sessionCookie(portal), ids[portal], 60) });
  jar.set(sessionCookie("reseller"), { value: "nonsense" });
  jar.set(actingCookie("account"), { value: await sealCookie(actingCookie("account"), randomToken(), 60) });
  expect(await sessionHashes(jar)).toEqual([sha256Hex(ids.admin), sha256Hex(ids.customer)]);
});
