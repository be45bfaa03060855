import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Realm } from "@/lib/kernel/actor";
import type { Someone } from "@/lib/testing/isolation/people";
import type { IsolationWorld } from "@/lib/testing/isolation/world";
import { type Reply, type Server, startServer } from "./server";
import { actingCookieOf, cookieOf, fill, openTenants, portalRoutes } from "./tenants";
import { buildWithoutGate } from "./without-gate";

let world: IsolationWorld;
let gated: Server;
let ungated: Server;
let remove: () => void;
let cells = 0;

beforeAll(async () => {
  world = await openTenants();
  const build = buildWithoutGate();
  remove = build.remove;
  const url = process.env.DATABASE_URL ?? "";
  [gated, ungated] = await Promise.all([startServer(url), startServer(url, build.folder)]);
});
afterAll(async () => {
  console.info(`role by route, with and without the middleware: ${cells} cells`);
  await Promise.all([gated?.stop(), ungated?.stop()]);
  remove?.();
});

/** What someone gets to see. The gate and a page send a stranger to sign in; a route without a gate says 401. */
function outcome({ status, headers }: Reply): string {
  const to = (headers.location ?? "").replace(/^https?:\/\/[^/]+/, "").split("?")[0];
  if (status === 401 || to === "/login") return "must sign in";
  return to ? `goes to ${to}` : String(status);
}

describe("without the middleware", () => {
  it("there is really none", async () => {
    const [one, other] = await Promise.all([gated.ask("/login"), ungated.ask("/login")]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.headers["content-security-policy"]).toContain("nonce-");
    expect(other.headers["content-security-policy"]).toBeUndefined();
  });

  const portals = ["admin", "reseller", "distributor", "customer", "account"] as const;
  it.each(portals)("nobody sees more or less of the %s portal", async (portal) => {
    const { people } = world.a;
    const visitors: [string, Someone | null, Realm][] = [
      ["anonymous", null, portal],
      ["its own", portal === "admin" ? world.superAdmin : (people[portal] as Someone), portal],
      ["another portal's", portal === "customer" ? world.superAdmin : people.customer, portal],
      ...(portal === "admin" ? ([["support", world.support, portal]] as [string, Someone, Realm][]) : []),
    ];
    const estate = portal === "admin" ? world.house : world.a;
    let shown = 0;
    for (const { path } of portalRoutes().filter((route) => route.portal === portal))
      for (const [who, person] of visitors) {
        const cookie = person ? await cookieOf(person) : undefined;
        const target = fill(path, estate, world);
        const [one, other] = await Promise.all([
          gated.ask(target, { cookie }),
          ungated.ask(target, { cookie }),
        ]);
        cells += 1;
        // What takes forms alone shows nothing to anyone who looks at it.
        if (other.status === 405) {
          expect(["405", "must sign in"]).toContain(outcome(one));
          continue;
        }
        expect({ who, path, is: outcome(other) }).toEqual({ who, path, is: outcome(one) });
        if (who === "its own" && one.status === 200) shown += 1;
        if (who === "anonymous" || who === "another portal's")
          expect({ who, path, is: outcome(other) }).toEqual({
            who,
            path,
            is: expect.not.stringMatching(/^200$/),
          });
      }
    expect(shown).toBeGreaterThan(3);
  });

  it("nothing is shown to someone who acts for a customer, for no read was written down", async () => {
    const cookie = await actingCookieOf(world.a);
    expect((await gated.ask("/customer/accounts", { cookie })).body).toContain("CANARY_A");
    const receipts = [undefined, randomUUID(), "x"];
    for (const { path, isPage } of portalRoutes().filter(({ portal }) => portal === "customer"))
      for (const receipt of receipts) {
        const reply = await ungated.follow(fill(path, world.a, world), {
          cookie,
          headers: receipt ? { "x-trunkline-receipt": receipt } : {},
        });
        expect({ path, status: reply.status }).toEqual({ path, status: 503 });
        expect({ path, isPage, shown: /CANARY_/.test(reply.body) }).toEqual({ path, isPage, shown: false });
        cells += 1;
      }
  });
});
