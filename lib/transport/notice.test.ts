import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { nextPage } from "./action";
import { gate } from "./gate";
import { wantsDocument } from "./notice";
import { INTERNAL } from "./request";

const before = { APP_URL: process.env.APP_URL, DATABASE_URL: process.env.DATABASE_URL };
beforeAll(() => {
  process.env.APP_URL = "http://localhost:3000";
  process.env.DATABASE_URL = "postgres://nobody@localhost/none";
  forgetEnv();
});
afterAll(() => {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  forgetEnv();
});

const DOCUMENT = "text/html,application/xhtml+xml,*/*;q=0.8";
const passing = (path: string, headers: Record<string, string>, method = "GET") =>
  gate(new NextRequest(`http://localhost:3000${path}`, { method, headers }));

/** What the gate tells the page behind it, and what it tells the browser to do with the cookie. */
const seen = async (path: string, headers: Record<string, string>, method?: string) => {
  const response = await passing(path, headers, method);
  return {
    told: response.headers.get(`x-middleware-request-${INTERNAL.notice}`),
    taken: /trunkline-notice=;[^,]*Max-Age=0/i.test(response.headers.get("set-cookie") ?? ""),
  };
};

describe("a notice left by an action", () => {
  const cookie = `trunkline-notice=${encodeURIComponent("Büro <b>closed</b>")}`;

  it("is handed to the page that is shown next, and taken from the browser", async () => {
    const { told, taken } = await seen("/login", { cookie, accept: DOCUMENT });
    expect(decodeURIComponent(told ?? "")).toBe("Büro <b>closed</b>");
    expect(taken).toBe(true);
  });

  it.each([
    ["a request of script", "/login", { accept: "*/*" }, "GET"],
    ["a form that is only being sent", "/login", { accept: DOCUMENT }, "POST"],
    ["an address that leads on", "/admin/customers", { accept: DOCUMENT }, "GET"],
  ] as const)("waits while the request is %s", async (_what, path, headers, method) => {
    expect(await seen(path, { cookie, ...headers }, method)).toMatchObject({ taken: false });
  });

  it("can't be put in a page's mouth by a header", async () => {
    const { told } = await seen("/login", { accept: DOCUMENT, [INTERNAL.notice]: "Forged" });
    expect(told).toBeNull();
  });
});

describe("the page after an action", () => {
  const own = "/admin/customers/5?tab=1";
  const post = (accept: string) => new Headers({ accept, [INTERNAL.path]: own });

  it("is the one the action names", () => {
    for (const accept of [DOCUMENT, "text/x-component"])
      expect(nextPage({ ok: true, redirectTo: "/admin", message: "Done." }, post(accept))).toBe("/admin");
  });

  it("is the same page again where only a new page could say what was done", () => {
    expect(nextPage({ ok: true, message: "Blocked." }, post(DOCUMENT))).toBe(own);
    expect(nextPage({ ok: true, message: "Blocked." }, post("text/x-component"))).toBeNull();
  });

  it("is never another host's", () => {
    const head = new Headers({ accept: DOCUMENT, [INTERNAL.path]: "//evil.example/admin" });
    expect(nextPage({ ok: true, message: "Blocked." }, head)).toBeNull();
  });

  it("is none for an answer that is shown once in the form's place", () => {
    expect(nextPage({ ok: true, data: { password: "shown once" } }, post(DOCUMENT))).toBeNull();
  });

  it("is told from script by what the browser asks for", () => {
    expect(wantsDocument(new Headers({ accept: DOCUMENT }))).toBe(true);
    for (const accept of ["*/*", "text/x-component", "application/json"])
      expect(wantsDocument(new Headers({ accept }))).toBe(false);
    expect(wantsDocument(new Headers())).toBe(false);
  });
});
