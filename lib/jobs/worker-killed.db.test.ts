import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, it } from "vitest";
import { db, pool } from "@/db/client";
import { subscribed, told } from "@/lib/testing/billing-story";
import { testWorld } from "@/lib/testing/factories";
import { inChild, untilLetGo } from "@/lib/testing/in-child";
import { smtpOnLoopback } from "@/lib/testing/mail-servers";
import { outboxOf, tellAt } from "@/lib/testing/mail-story";
import { LivingWorkers } from "./living-workers";

let server: Awaited<ReturnType<typeof smtpOnLoopback>>;
let customerId: number;
const running = new Set<{ child: ChildProcess; over: Promise<unknown> }>();
beforeAll(async () => {
  told.estate = (await testWorld(db())).house;
  await db().execute(sql`update company set email = 'hello@telecom.example'`);
  ({ customerId } = await subscribed("10", "2026-01-01", { email: "maria@customer.example" }));
  server = await smtpOnLoopback();
  return () => server.close();
});
afterEach(async () => {
  for (const { child, over } of running) {
    child.kill("SIGKILL");
    await over;
  }
  running.clear();
});

const tell = (key: string) =>
  tellAt(new Date().toISOString(), { type: "payment_received", customerId, key, values: { amount: "5.00" } });

/** A worker in a process of its own. @returns when it works. */
const worker = () =>
  new Promise<ChildProcess>((ready, failed) => {
    const over = inChild("worker-child.ts", {
      env: { SMTP_URL: server.url },
      ready: (child) => {
        running.add({ child, over });
        ready(child);
      },
    });
    over.catch(failed);
  });

/** The worker dies while the mail server listens to it: it holds its job, and with it the queue of all mail. */
async function dieSending(): Promise<void> {
  const child = await worker();
  const died = new Promise((resolve) => child.once("exit", resolve));
  server.state.reached = (stage) => void (stage === "sender" && child.kill("SIGKILL"));
  await tell("the first");
  await died;
  server.state.reached = () => {};
  await untilLetGo();
}

const held = async () => {
  const { rows } = await db().execute<{ task: string; by: string }>(
    sql`select task_identifier as task, locked_by as by from graphile_worker.jobs where locked_by is not null`,
  );
  return rows;
};

it("mail goes on within seconds of a worker that was killed while it sent some", {
  timeout: 120_000,
}, async () => {
  await dieSending();
  expect(await held()).toMatchObject([{ task: "notifications.send" }]);
  await tell("the second");
  await worker();
  for (let tries = 0; tries < 300 && server.received.length === 0; tries++) await wait(100);
  expect(server.received).toHaveLength(1);
  await expect.poll(() => outboxOf(customerId)).toMatchObject([{ status: "sending" }, { status: "sent" }]);
});

it("a worker that lives keeps its jobs, however long they take", { timeout: 60_000 }, async () => {
  const at = { everyMs: 60_000, youngMs: 0 };
  const [one, other] = [new LivingWorkers(pool(), at), new LivingWorkers(pool(), at)];
  one.names.add("worker-one");
  await one.start();
  await db().execute(sql`select graphile_worker.add_job('audit.seal')`);
  await db().execute(sql`update graphile_worker._private_jobs set locked_by = 'worker-one', locked_at = now() - interval '3 hours'
    where locked_by is null`);
  await other.start();
  expect((await held()).map(({ by }) => by)).toContain("worker-one");
  other.stop();
  one.stop();
  await expect
    .poll(async () => {
      const third = new LivingWorkers(pool(), at);
      await third.start();
      third.stop();
      return (await held()).map(({ by }) => by);
    })
    .not.toContain("worker-one");
});
