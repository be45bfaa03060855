import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, readReceipts } from "@/db/schema";
import type { IsolationWorld } from "@/lib/testing/isolation/world";
import { callAction, findAction } from "./actions";
import { type Server, startServer } from "./server";
import { actingCookieOf, cookieFor, cookieOf, openTenants } from "./tenants";

let world: IsolationWorld;
let server: Server;
beforeAll(async () => {
  world = await openTenants();
  server = await startServer(process.env.DATABASE_URL ?? "");
});
afterAll(() => server?.stop());

const CONTENT = /CANARY_/;
const SUBREQUESTS = [
  "middleware",
  "src/middleware",
  "middleware:middleware:middleware:middleware:middleware",
  "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
  "pages/_middleware",
];
const HEADERS: Record<string, string>[] = [
  ...SUBREQUESTS.map((value) => ({ "x-middleware-subrequest": value })),
  { "next-router-prefetch": "1" },
  { "next-router-prefetch": "1", RSC: "1" },
  { "next-router-segment-prefetch": "/_tree", "next-router-prefetch": "1", RSC: "1" },
  { purpose: "prefetch" },
  { "sec-purpose": "prefetch;prerender" },
  { "x-middleware-prefetch": "1" },
  { RSC: "1" },
  { "x-nextjs-data": "1" },
  { "x-matched-path": "/login" },
  { "x-invoke-path": "/login", "x-invoke-status": "200" },
  { "x-middleware-invoke": "" },
  { "x-middleware-next": "1" },
  { "x-middleware-rewrite": "/admin/customers" },
  { "x-original-url": "/admin/customers", "x-rewrite-url": "/admin/customers" },
  { "next-resume": "1" },
  { "x-prerender-revalidate": "1" },
  {
    "x-trunkline-receipt": "00000000-0000-4000-8000-000000000000",
    "x-trunkline-request": "00000000-0000-4000-8000-000000000001",
    "x-trunkline-path": "/login",
    "x-trunkline-notice": "CANARY_NOTICE",
  },
];

/** Ways to write an address so that a guard and a router may read it differently. */
const formsOf = (path: string): string[] => {
  const [, portal = "", rest = ""] = path.split("/");
  return [
    path,
    `${path}/`,
    `/${path}`,
    `//${portal}//${rest}`,
    `${path}.rsc`,
    `${path}.json`,
    `${path}.txt`,
    `${path}.segments/_tree.segment.rsc`,
    `${path}.segments/${portal}/${rest}/__PAGE__.segment.rsc`,
    `${path}?_rsc=1`,
    `${path}?nxtPportal=${portal}`,
    `${path}?__nextDataReq=1`,
    `/_next/data/build${path}.json`,
    `/_next/static/..${path}`,
    `/_next/static/%2e%2e/%2e%2e${path}`,
    `/_next/static/..%2f..${path}`,
    `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`,
    `/%${portal.charCodeAt(0).toString(16)}${portal.slice(1)}/${rest}`,
    `/${portal}%2f${rest}`,
    `/${portal}%5c${rest}`,
    `/${portal}\\${rest}`,
    `/${portal}/./${rest}`,
    `/${portal}/x/../${rest}`,
    `/login/..${path}`,
    `/login/%2e%2e${path}`,
    `/${portal};/${rest}`,
    `/${portal}/;x=1/${rest}`,
    `/${portal.toUpperCase()}/${rest}`,
    `/(${portal})${path}`,
    `/.${path}`,
    `/en${path}`,
    `${path}%00`,
    `${path}#/login`,
    `http://example.org${path}`,
  ];
};

describe("content is for those who are signed in to its portal", () => {
  it("is shown to them, so that the rest means something", async () => {
    const cookie = await cookieOf(world.superAdmin);
    const reply = await server.ask("/admin/customers", { cookie });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatch(CONTENT);
    const own = await server.ask("/customer/accounts", { cookie: await cookieOf(world.a.people.customer) });
    expect(own.body).toMatch(CONTENT);
  });

  it("is not reached by any way to write the address", async () => {
    const customer = await cookieOf(world.a.people.customer);
    const admin = await cookieOf(world.superAdmin);
    const tries = [
      ["/admin/customers", undefined],
      ["/admin/customers", customer],
      ["/customer/accounts", undefined],
      ["/customer/accounts", admin],
    ] as const;
    let asked = 0;
    for (const [path, cookie] of tries)
      for (const form of formsOf(path))
        for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
          const reply = await server.ask(form, { cookie, headers });
          expect({ form, shown: CONTENT.test(reply.body) }).toEqual({ form, shown: false });
          expect({ form, broken: reply.status >= 500 && reply.status !== 503 }).toEqual({
            form,
            broken: false,
          });
          asked += 1;
        }
    expect(asked).toBeGreaterThanOrEqual(4 * 32 * 2);
  });

  it("is not reached by any header", async () => {
    const customer = await cookieOf(world.a.people.customer);
    for (const cookie of [undefined, customer])
      for (const headers of HEADERS) {
        const reply = await server.ask("/admin/customers", { cookie, headers });
        expect({ headers, shown: CONTENT.test(reply.body) }).toEqual({ headers, shown: false });
        expect({ headers, policy: reply.headers["content-security-policy"] }).toEqual({
          headers,
          policy: expect.stringContaining("script-src 'nonce-"),
        });
      }
  });

  it("is not reached with the cookie of another portal, under whatever name it is sent", async () => {
    const { customer } = world.a.people;
    const value = (await cookieOf(customer)).split("=")[1];
    for (const cookie of [
      `trunkline-admin=${value}`,
      `trunkline-acting-admin=${value}`,
      await cookieFor("admin", customer),
      await cookieFor("reseller", customer),
      "trunkline-admin=; trunkline-admin=x",
      "trunkline-admin=eyJhbGciOiJub25lIn0.eyJpZCI6IngifQ.",
    ])
      for (const path of ["/admin/customers", "/reseller/customers"]) {
        const reply = await server.follow(path, { cookie });
        expect({ cookie, shown: CONTENT.test(reply.body) }).toEqual({ cookie, shown: false });
        expect(reply.path).toMatch(/^\/(login|acting-ended)/);
      }
  });
});

describe("a session", () => {
  const out = () => findAction("app/(customer)/frame-actions.ts", "signOutAction");
  const isIn = async (cookie: string) => (await server.ask("/customer", { cookie })).status === 200;

  it("does not end by a request from elsewhere, or from nowhere", async () => {
    const cookie = await cookieOf(world.a.people.customer);
    for (const headers of [
      {},
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
      { origin: `${server.origin}.evil.example` },
    ] as Record<string, string>[]) {
      await callAction(server, out(), { path: "/customer", cookie, headers });
      expect({ headers, isIn: await isIn(cookie) }).toEqual({ headers, isIn: true });
    }
  });

  it("is over for every copy of its cookie once it was signed out", async () => {
    const cookie = await cookieOf(world.b.people.customer);
    expect(await isIn(cookie)).toBe(true);
    const reply = await callAction(server, out(), {
      path: "/customer",
      cookie,
      headers: { origin: server.origin },
    });
    expect(reply.headers["x-action-redirect"] ?? reply.headers.location).toContain("/login");
    expect(await isIn(cookie)).toBe(false);
  });
});

describe("while acting for a customer", () => {
  const reads = async () =>
    db()
      .select({ requestId: auditLog.requestId, actorId: auditLog.actorId, subjectId: auditLog.subjectId })
      .from(auditLog)
      .where(eq(auditLog.action, "portal.read"))
      .orderBy(desc(auditLog.id));

  it("each look is written down once, with both names, whatever the headers say", async () => {
    const cookie = await actingCookieOf(world.a);
    for (const headers of [{}, ...HEADERS]) {
      const before = await reads();
      const reply = await server.ask("/customer/accounts", { cookie, headers });
      const after = await reads();
      const isShown = CONTENT.test(reply.body);
      expect({ headers, written: after.length - before.length }).toEqual({ headers, written: 1 });
      expect(after[0]).toMatchObject({
        actorId: world.a.people.reseller?.userId,
        subjectId: world.a.customerId,
        requestId: reply.headers["x-request-id"],
      });
      if (Object.keys(headers).length === 0) expect(isShown).toBe(true);
      for (const forged of Object.values(headers)) expect(after[0]?.requestId).not.toBe(forged);
    }
  });

  it("a receipt that the client brings along is not looked at, not even a good one", async () => {
    const cookie = await actingCookieOf(world.a);
    const id = randomUUID();
    const receipt = { id, impersonationId: world.a.impersonationId, path: "/customer" };
    await db().insert(readReceipts).values(receipt);
    const reply = await server.ask("/customer", { cookie, headers: { "x-trunkline-receipt": id } });
    expect(reply.status).toBe(200);
    const kept = await db().select().from(readReceipts).where(eq(readReceipts.id, id));
    expect(kept).toHaveLength(1);
  });
});

it("what an action left to be said is text on the page it leads to, once, and nothing elsewhere", async () => {
  const cookie = `${await cookieOf(world.b.people.account)}; trunkline-notice=${encodeURIComponent("<img src=x> told-once")}`;
  const told = await server.ask("/account", { cookie, headers: { accept: "text/html" } });
  expect(told.status).toBe(200);
  expect(told.body).toContain("&lt;img src=x&gt; told-once");
  expect(told.body).not.toContain("<img src=x>");
  expect(told.headers["set-cookie"]).toMatch(/trunkline-notice=;.*Max-Age=0/i);
  const script = await server.ask("/account", { cookie, headers: { accept: "*/*", RSC: "1" } });
  expect(script.body).not.toContain("told-once");
  expect(script.headers["set-cookie"] ?? "").not.toContain("trunkline-notice");
});
