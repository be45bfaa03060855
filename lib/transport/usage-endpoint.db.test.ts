import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { renewSourceSecret } from "@/lib/domain/usage";
import { balanceOf, ctx, type UsageWorld, usageWorld } from "@/lib/testing/usage-trial";
import { takePostedUsage } from "./usage-endpoint";

let world: UsageWorld;
let secret: string;

const call = (uniqueid: string) => ({
  accountcode: "1001",
  src: "12125550101",
  dst: "+12125551234",
  dstchannel: "PJSIP/trunk-00000002",
  start: "2026-03-05 10:00:00",
  answer: "2026-03-05 10:00:00",
  end: "2026-03-05 10:01:00",
  duration: 60,
  billsec: 60,
  disposition: "ANSWERED",
  uniqueid,
});
async function send(body: unknown, authorization = `Bearer ${secret}`, key = "main-switch") {
  const request = new Request("http://localhost/api/usage/main-switch", {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const answer = await takePostedUsage(request, key);
  return { status: answer.status, body: await answer.json() };
}

beforeAll(async () => {
  world = await usageWorld();
  secret = (await renewSourceSecret(ctx(), { sourceId: world.sourceId })).secret;
});

describe("the endpoint of a switch", () => {
  it("takes one call or many, answers each, and charges a repeat no second time", async () => {
    expect(await send(call("http.1"))).toMatchObject({
      status: 200,
      body: { results: [{ status: "accepted", amount: "0.012" }] },
    });
    const many = [call("http.1"), call("http.2"), { uniqueid: "http.3" }];
    for (const statuses of [
      ["duplicate", "accepted", "queued"],
      ["duplicate", "duplicate", "duplicate"],
    ])
      expect((await send(many)).body.results.map((one: { status: string }) => one.status)).toEqual(statuses);
    expect(await balanceOf(world.estate.customerId)).toBe("0.02400");
  });

  it("is written down under the source's own name", async () => {
    const { rows } = await db().execute(
      sql`select distinct actor_realm, actor_name from audit_log where action = 'usage.post_records'`,
    );
    expect(rows).toEqual([{ actor_realm: "system", actor_name: "source main-switch" }]);
  });

  it("says no more than no to a wrong secret, to none, and to a source that is not there", async () => {
    const answers = [
      await send(call("http.4"), "Bearer wrong-wrong-wrong-wrong-wrong"),
      await send(call("http.4"), `Bearer ${secret}`, "no-such-switch"),
      await send(call("http.4"), ""),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    const { rows } = await db().execute(sql`select 1 from usage_calls where call_id like 'http.4%'`);
    expect(rows).toEqual([]);
  });

  it("takes no more than a thousand records and a megabyte, and nothing that is no JSON", async () => {
    expect((await send(Array.from({ length: 1_001 }, () => ({})))).status).toBe(429);
    expect((await send(`"${"x".repeat(1_000_001)}"`)).status).toBe(429);
    expect((await send("{")).status).toBe(422);
    expect((await send([])).status).toBe(422);
  });
});
