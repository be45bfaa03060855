import http from "node:http";
import { createServer } from "node:net";
import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { sleep } from "@/db/embedded";
import { roles } from "@/db/schema";
import { createUser, signIn } from "@/lib/domain/identity";
import { makeContext } from "@/lib/kernel/context";
import { requestId } from "@/lib/platform/ids";
import { actingCookie, sealCookie, sessionCookie } from "@/lib/transport/cookies";
import { followers } from "@/lib/transport/followers";
import { endChild, runChild, startChild, WEB } from "../boot/children";
import { ask, rate } from "./http";
import { line, median, type Round, time } from "./measure";
import { systemContext } from "./seed";

const NEXT = "node_modules/next/dist/bin/next";
const YARDSTICK = "scripts/bench/yardstick";
const PASSWORD = "bench-only-password-never-used";
const ROUNDS = 6;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

async function untilUp(url: string): Promise<void> {
  const agent = new http.Agent();
  for (let n = 0; n < 120; n++) {
    const answer = await ask(agent, url).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(250);
  }
  throw new Error(`${url} did not come up`);
}

type Servers = { ours: string; bare: string; stop: () => Promise<void> };

async function startServers(environment: Record<string, string>): Promise<Servers> {
  const [port, barePort] = [await freePort(), await freePort()];
  const production = { ...environment, NODE_ENV: "production", HOST: "127.0.0.1" };
  const [code, tail] = await runChild(
    { name: "yardstick build", words: [NEXT, "build", YARDSTICK, "--webpack"], environment: production },
    "pipe",
  ).done;
  if (code !== 0) throw new Error(`The yardstick could not be built:\n${tail}`);
  const ours = startChild({
    name: "web",
    words: WEB,
    environment: {
      ...production,
      PORT: String(port),
      APP_URL: `http://localhost:${port}`,
      LOG_LEVEL: "warn",
    },
  });
  const bare = startChild(
    {
      name: "yardstick",
      words: [NEXT, "start", YARDSTICK, "-H", "127.0.0.1", "-p", String(barePort)],
      environment: production,
    },
    "pipe",
  );
  process.env.APP_URL = `http://localhost:${port}`;
  const urls = { ours: `http://127.0.0.1:${port}`, bare: `http://127.0.0.1:${barePort}` };
  await Promise.all([untilUp(`${urls.ours}/api/health`), untilUp(urls.bare)]);
  return {
    ...urls,
    stop: async () => {
      await Promise.all([ours, bare].map(({ pid }) => (pid ? endChild(pid) : undefined)));
    },
  };
}

/** Signs an operator in by the product's own operations. @returns the Cookie header. */
async function operator(n: number): Promise<string> {
  const login = `bench-operator-${n}`;
  const [role] = await db().select().from(roles).where(eq(roles.key, "super_admin"));
  const { rows } = await db().execute(sql`select 1 from users where login = ${login}`);
  if (rows.length === 0)
    await createUser(systemContext(), {
      realm: "admin",
      ownerId: "",
      roleId: role?.id ?? 0,
      login,
      name: `Bench operator ${n}`,
      timeZone: "",
      password: PASSWORD,
      mustChangePassword: false,
    });
  const ctx = makeContext({
    db: db(),
    followers,
    actor: { kind: "anonymous" },
    now: new Date(),
    requestId: requestId(),
    ip: `bench-${n}-${Date.now()}`,
  });
  const result = await signIn(ctx, { login, password: PASSWORD });
  if (!result.ok) throw new Error(result.message);
  const name = sessionCookie("admin");
  return `${name}=${await sealCookie(name, result.sessionToken, 3600)}`;
}

/** G3: a list of fifty with session, rights and audit, beside the bare page with the same table. */
async function listGoal({ ours, bare }: Servers, cookie: string): Promise<boolean> {
  console.log(
    "\nG3  requests a second: our list page of 50, and a bare Next page with the same table and query",
  );
  const page = `${ours}/admin/customers?pageSize=50`;
  await Promise.all([rate(page, cookie, 4, 60), rate(bare, "", 4, 60)]);
  const ratios: number[] = [];
  for (const connections of [1, 16]) {
    const rounds: Round[] = [];
    for (let n = 0; n < ROUNDS; n++)
      rounds.push({
        yardstick: await rate(bare, "", connections, 150),
        ours: await rate(page, cookie, connections, 150),
      });
    ratios.push(median(rounds.map((r) => r.ours / r.yardstick)));
    console.log(line(`  ${connections} connection${connections > 1 ? "s" : ""}`, rounds, "req/s", "≥ 0.50"));
  }
  const met = ratios.every((ratio) => ratio >= 0.5);
  console.log(`  lowest × ${Math.min(...ratios).toFixed(2)}: ${met ? "met" : "NOT MET"}`);
  return met;
}

async function actFor(ours: string, cookie: string, customerId: string): Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  const origin = new URL(process.env.APP_URL ?? ours).origin;
  const form = (fields: Record<string, string>, jar: string) => ({
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin, cookie: jar },
    body: new URLSearchParams(fields).toString(),
  });
  const started = await ask(
    agent,
    `${ours}/admin/act`,
    form({ realm: "customer", id: customerId, reason: "measuring how long this takes" }, cookie),
  );
  const handover = started.location.split("#")[1] ?? "";
  const exchanged = await ask(agent, `${ours}/act/exchange`, form({ handover }, cookie));
  const acting = exchanged.cookies
    .find((text) => text.startsWith(`${actingCookie("customer")}=`))
    ?.split(";")[0];
  if (!acting)
    throw new Error(
      `no acting cookie: ${started.status} ${started.location.split("#")[0]}, ${exchanged.status} ${exchanged.body.slice(0, 300)}`,
    );
  const page = await ask(agent, `${ours}/customer`, { headers: { cookie: `${cookie}; ${acting}` } });
  if (page.status !== 200) throw new Error(`the customer's portal answered ${page.status} ${page.location}`);
  agent.destroy();
}

/** G5: from pressing "log in as" to the customer's first page, three requests, beside one bare page. */
async function actingGoal({ ours, bare }: Servers): Promise<boolean> {
  console.log("\nG5  log in as: start, hand-over and the customer's first page, beside one bare page");
  const { rows } = await db().execute<{ id: string }>(
    sql`select customer_id as id from accounts order by id limit 200`,
  );
  const ids = rows.map(({ id }) => String(id));
  const agent = new http.Agent({ keepAlive: true });
  const rounds: Round[] = [];
  for (let n = 0; n < ROUNDS + 1; n++) {
    // Thirty starts an hour are a person's limit: every round is another operator's.
    const cookie = await operator((Date.now() % 1_000_000) + n);
    const [acts, bares]: [number[], number[]] = [[], []];
    for (let i = 0; i < 10; i++) {
      bares.push(await time(() => ask(agent, bare)));
      acts.push(await time(() => actFor(ours, cookie, ids[n * 10 + i] ?? "1")));
    }
    if (n > 0) rounds.push({ yardstick: median(bares), ours: median(acts) });
  }
  agent.destroy();
  console.log(line("  log in as", rounds, "ms", "≤ 4 bare pages"));
  const ratio = median(rounds.map((r) => r.ours / r.yardstick));
  console.log(`  × ${ratio.toFixed(2)}: ${ratio <= 4 ? "met" : "NOT MET"}`);
  return ratio <= 4;
}

export async function pageGoals(environment: Record<string, string>): Promise<boolean> {
  const servers = await startServers(environment);
  try {
    const list = await listGoal(servers, await operator(Date.now() % 1_000_000));
    return (await actingGoal(servers)) && list;
  } finally {
    await servers.stop();
  }
}
