import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { type Fingerprint, fingerprint } from "@/lib/testing/isolation/cell";
import type { Someone } from "@/lib/testing/isolation/people";
import type { IsolationWorld } from "@/lib/testing/isolation/world";
import { type Action, callAction, findAction, listActions } from "./actions";
import { type Reply, type Server, startServer } from "./server";
import { cookieOf, fill, openTenants } from "./tenants";

let world: IsolationWorld;
let server: Server;
let untouched: Fingerprint;
const actions = listActions();

beforeAll(async () => {
  world = await openTenants();
  server = await startServer(process.env.DATABASE_URL ?? "");
  untouched = await kept();
});
afterAll(async () => {
  console.info(
    `${actions.length} server actions of the build, each called from nowhere, from elsewhere and by nobody`,
  );
  await server?.stop();
});

/** Everything but when a session was last seen. */
async function kept(): Promise<Fingerprint> {
  const { sessions: _, ...rest } = await fingerprint(db());
  return rest;
}

/** One form that would do for nearly all of them: every id of A, and a reason. */
const form = (): Record<string, string> => {
  const ids = Object.entries(world.a).filter(
    ([name, value]) => name.endsWith("Id") && typeof value === "number",
  );
  return {
    ...Object.fromEntries(ids.map(([name, value]) => [name, String(value)])),
    userId: String(world.a.people.customer.userId),
    reason: "a reason that is long enough",
    name: "Changed from outside",
    "subscriptionIds[]": String(world.a.subscriptionId),
    "customerIds[]": String(world.a.customerId),
    when: "now",
  };
};

const person = (action: Action): Someone => {
  const realm = /app\/\((\w+)\)/.exec(action.file)?.[1] ?? "admin";
  const { people } = world.a;
  return realm === "admin" || realm === "auth"
    ? world.superAdmin
    : (people[realm as keyof typeof people] as Someone);
};

/** Refused: a status of an error, an answer that says so, or the way to the sign-in page. */
function expectRefused(action: Action, how: string, reply: Reply): void {
  const to = reply.headers["x-action-redirect"] ?? reply.headers.location ?? "";
  const refused = reply.status >= 400 || /"ok":false/.test(reply.body) || /^\/(login|acting-ended)/.test(to);
  expect({ action: `${action.file} ${action.name}`, how, refused, status: reply.status }).toMatchObject({
    refused: true,
  });
  expect(reply.body).not.toMatch(/"ok":true/);
}

describe("every server action of the build", () => {
  it("is bound in an actions file, under a name that says so", () => {
    expect(actions.length).toBeGreaterThan(50);
    for (const { file, name } of actions) {
      expect(file).toMatch(/^app\/.*(^|[/-])(actions?)\.ts$/);
      expect({ file, name }).toEqual({ file, name: expect.stringMatching(/Action$/) });
    }
  });

  it("works when it is called as the pages do, so that the refusals below mean something", async () => {
    const block = findAction("app/(admin)/admin/customers/actions.ts", "blockAction");
    const call = (headers: Record<string, string>) =>
      cookieOf(world.superAdmin).then((cookie) =>
        callAction(server, block, {
          path: fill(block.page, world.sibling, world),
          cookie,
          headers,
          form: { customerId: String(world.sibling.customerId), reason: "a reason that is long enough" },
        }),
      );
    expectRefused(block, "no origin", await call({}));
    expect((await call({ origin: server.origin })).body).toMatch(/"ok":true/);
    untouched = await kept();
  });

  it.each([
    ["without a cookie", false, () => ({ origin: server.origin })],
    ["without an origin", true, () => ({})],
    ["from another origin", true, () => ({ origin: "https://evil.example" })],
  ] as const)("called %s is refused and changes nothing", async (how, withCookie, headersOf) => {
    const headers: Record<string, string> = headersOf();
    for (const action of actions) {
      const cookie = withCookie ? await cookieOf(person(action)) : undefined;
      const path = fill(action.page, world.a, world);
      expectRefused(action, how, await callAction(server, action, { path, cookie, headers, form: form() }));
    }
    expect(await kept()).toEqual(untouched);
  });

  it("called while acting for someone, but without a session that acts, is refused", async () => {
    const cookie = "trunkline-acting-customer=made-up";
    for (const action of actions.filter(({ file }) => file.startsWith("app/(customer)"))) {
      const path = fill(action.page, world.a, world);
      expectRefused(
        action,
        "made up",
        await callAction(server, action, { path, cookie, headers: { origin: server.origin }, form: form() }),
      );
    }
    expect(await kept()).toEqual(untouched);
  });
});
