import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Realm } from "@/lib/kernel/actor";
import { leaksOf } from "@/lib/testing/isolation/leaks";
import type { IsolationEstate, Someone } from "@/lib/testing/isolation/people";
import { type IsolationWorld, strangersOf } from "@/lib/testing/isolation/world";
import { type Reply, type Server, startServer } from "./server";
import { cookieOf, fill, openTenants, portalRoutes, type Route } from "./tenants";

let world: IsolationWorld;
let server: Server;
const counted = { own: 0, strange: 0, searched: 0 };

beforeAll(async () => {
  world = await openTenants();
  server = await startServer(process.env.DATABASE_URL ?? "");
});
afterAll(async () => {
  console.info("pages looked at with two tenants", counted);
  await server?.stop();
});

const PORTALS = ["reseller", "distributor", "customer", "account"] as const;
const routesOf = (portal: Realm): Route[] => portalRoutes().filter((route) => route.portal === portal);

/** What a page says, without what differs between any two requests. */
const said = ({ status, body }: Reply): { status: number; text: string } => ({
  status,
  text: body
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "")
    .replace(/\d+/g, "#")
    .replace(/\s+/g, " "),
});

describe.each(PORTALS)("the %s portal with two tenants", (portal) => {
  let cookie: string;
  const look = async (path: string) => {
    const reply = await server.ask(path, { cookie });
    const typed = path.match(/\d{7}/g) ?? [];
    expect({ path, leaks: leaksOf(reply.body, strangersOf(portal), typed) }).toEqual({ path, leaks: [] });
    expect({ path, broken: reply.status >= 500 }).toEqual({ path, broken: false });
    return reply;
  };
  beforeAll(async () => {
    cookie = await cookieOf(world.a.people[portal] as Someone);
  });

  it("shows its own", async () => {
    const home = await look(`/${portal}`);
    expect(home.status).toBe(200);
    let shown = "";
    for (const { path } of routesOf(portal)) {
      shown += (await look(fill(path, world.a, world))).body;
      counted.own += 1;
    }
    expect(shown).toContain("CANARY_A");
  });

  it("says the same of a stranger's row as of none", async () => {
    const aimed = routesOf(portal).filter(({ path }) => path.includes("["));
    for (const { path } of aimed) {
      const none = said(await look(fill(path, world.absent, world)));
      for (const place of strangersOf(portal)) {
        const there: IsolationEstate = world[place];
        const reply = await look(fill(path, there, world));
        expect({ path, place, ...said(reply) }).toEqual({ path, place, ...none });
        counted.strange += 1;
      }
    }
  });

  it("finds nothing of a stranger by name, filter or export", async () => {
    const lists = routesOf(portal).filter(({ path }) => !path.includes("["));
    for (const { path } of lists)
      for (const place of strangersOf(portal)) {
        const { mark, resellerId, distributorId, classId, customerId } = world[place];
        for (const search of [
          { q: mark.slice(0, -1) },
          { resellerId, distributorId, classId, customerId, owner: resellerId },
        ]) {
          const query = new URLSearchParams(Object.entries(search).map(([k, v]) => [k, String(v)]));
          await look(`${path}?${query}`);
          counted.searched += 1;
        }
      }
  });

  it("stays whole whatever is typed into its address", async () => {
    const garbage = {
      ...{ q: "%", sort: "none", dir: "up", direction: "sideways", pageSize: "-1", archived: "?", kind: "?" },
      ...{ status: "?", resellerId: "0", distributorId: "x", classId: "-1", customerId: "1e3", owner: "x" },
      ...{ from: "yesterday", planId: "x", productId: "x", account: "x", id: "x", realm: "?", sent: "x" },
    };
    for (const { path } of routesOf(portal).filter(({ isPage, path }) => isPage && !path.includes("[")))
      for (const query of [new URLSearchParams(garbage), "cursor=garbage", "cursor=garbage&sort=id"])
        await look(`${path}?${query}`);
  });
});
