import { type ChildProcess, fork } from "node:child_process";
import { sql } from "drizzle-orm";
import pg from "pg";
import { closeDatabase, db } from "@/db/client";
import type { Embedded } from "@/db/embedded";
import { startDueRuns } from "@/lib/domain/billing";
import { makeContext } from "@/lib/kernel/context";
import { forgetEnv } from "@/lib/platform/env";
import { requestId } from "@/lib/platform/ids";
import { followers } from "@/lib/transport/followers";
import { WORKER } from "../boot/children";
import { CLOSE_ON, OPEN_FROM, prepareYardstick, seedBilling, yardstickChunk, ZONES } from "./billing-base";
import { freshBench } from "./fresh-database";
import { line, type Round, time } from "./measure";

const WORKERS = 2;
const CHUNK = 1_000;
const GOAL = 0.4;

const context = () =>
  makeContext({
    db: db(),
    followers,
    actor: { kind: "system", job: "bench" },
    now: new Date(`${CLOSE_ON}T12:00:00Z`),
    requestId: requestId(),
  });

type Answer = { ready?: boolean; done?: boolean; megabytes?: number };

function answerOf(child: ChildProcess, message?: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once("message", (answer) => resolve(answer as Answer));
    child.once("exit", (code) => reject(new Error(`a bench worker ended with ${code}`)));
    if (message) child.send(message);
  });
}

/** Two worker processes, as `npm run worker` on two machines would be. */
async function startWorkers(url: string): Promise<ChildProcess[]> {
  const children = Array.from({ length: WORKERS }, () =>
    fork("scripts/bench/billing-worker.ts", [CLOSE_ON], {
      execArgv: [...WORKER.slice(0, -1)],
      env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: "error", PROCESS_KIND: "worker" },
    }),
  );
  await Promise.all(children.map((child) => answerOf(child)));
  return children;
}

/** The yardstick: the same chunks by hand-written SQL on as many connections. */
async function runYardstick(pool: pg.Pool, zone: number, customers: number): Promise<void> {
  const chunks = Array.from({ length: Math.ceil(customers / CHUNK) }, (_, n) => n);
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      for (let n = chunks.shift(); n !== undefined; n = chunks.shift())
        await yardstickChunk(pool, zone, n, CHUNK);
    }),
  );
}

/** Both made the same invoices of the same journals, and every total is the sum of its lines. */
async function check(): Promise<void> {
  const { rows } = await db().execute<Record<string, string>>(sql`
    select (select count(*) from invoices) as ours, (select count(*) from y_invoices) as theirs,
      (select sum(total) from invoices) as our_total, (select sum(total) from y_invoices) as their_total,
      (select count(*) from invoice_lines) as our_lines, (select count(*) from y_lines) as their_lines,
      (select count(*) from invoices i where i.total <> (select sum(amount) from invoice_lines l
        where l.invoice_id = i.id and l.section <> 'payments')) as wrong,
      (select count(*) from invoices i join customer_balances b using (customer_id) where b.balance <> i.amount_due) as owed,
      (select count(*) - count(distinct number) from invoices) as doubled`);
  const [row] = rows;
  console.log(
    `  ${row?.ours} invoices of ${row?.our_lines} lines, ${row?.our_total} in all; by hand ${row?.theirs} of ${row?.their_lines}, ${row?.their_total}`,
  );
  const same =
    row?.ours === row?.theirs && row?.our_total === row?.their_total && row?.our_lines === row?.their_lines;
  if (!same || row?.wrong !== "0" || row?.owed !== "0" || row?.doubled !== "0")
    throw new Error("the bench's correctness check failed; no figure counts");
}

/**
 * G6: the bill run with all its rules, by two worker processes, beside chunked watermark SQL that only groups, sums, taxes
 * and writes. BENCH_INVOICES customers (50,000) with three subscriptions and thirty xDRs each, half of them for each side, in
 * five rounds, A B A B.
 */
export async function billingGoal(embedded: Embedded): Promise<boolean> {
  const total = Number(process.env.BENCH_INVOICES ?? 50_000);
  const perRound = Math.floor(total / ZONES.length / 2);
  await closeDatabase();
  // Made anew: a bill run can't be done twice.
  const { url } = await freshBench(embedded, "bench_billing");
  process.env.DATABASE_URL = url;
  forgetEnv();
  const pool = new pg.Pool({ connectionString: url, max: WORKERS });
  const children: ChildProcess[] = [];
  try {
    console.log(
      `\nBill run: ${total.toLocaleString("en-US")} customers, thirty xDRs each, since ${OPEN_FROM}…`,
    );
    await seedBilling(perRound);
    await prepareYardstick();
    children.push(...(await startWorkers(url)));
    const { runIds } = await startDueRuns(context(), {});
    const rounds: Round[] = [];
    let megabytes = 0;
    for (const [zone] of ZONES.entries()) {
      const yardstick = await time(() => runYardstick(pool, zone, perRound));
      const ours = await time(async () => {
        const answers = await Promise.all(children.map((child) => answerOf(child, { runId: runIds[zone] })));
        megabytes = Math.max(megabytes, ...answers.map((answer) => answer.megabytes ?? 0));
      });
      // Invoices a second.
      rounds.push({ ours: perRound / (ours / 1_000), yardstick: perRound / (yardstick / 1_000) });
      console.log(
        `  round ${zone + 1}: ours ${rounds.at(-1)?.ours.toFixed(0)}/s, by hand ${rounds.at(-1)?.yardstick.toFixed(0)}/s`,
      );
    }
    await check();
    console.log(line("G6 bill run, 2 workers", rounds, "invoices/s", `≥ ${GOAL}`));
    console.log(`  a worker's memory at most ${megabytes} MB (goal 1,024)`);
    const ratios = rounds.map(({ ours, yardstick }) => ours / yardstick).sort((a, b) => a - b);
    return (ratios[ratios.length >> 1] ?? 0) >= GOAL && megabytes <= 1_024;
  } finally {
    for (const child of children) child.kill();
    await pool.end();
    await closeDatabase();
  }
}
