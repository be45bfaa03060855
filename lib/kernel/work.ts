import { sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Actor } from "./actor";
import type { AuditTrail } from "./audit";
import { type Context, today } from "./context";
import { Events } from "./events";

/** What reads need: a place to ask, and who asks. Parts and stores that only read take this. */
export type Reader = {
  readonly tx: Database | Transaction;
  readonly actor: Actor;
  readonly now: Date;
  readonly ctx: Context;
  /** The calendar date in a zone at the request's moment. */
  today(zone: string): string;
};

/** Jobs of one `queue` are worked on one after the other, so that what waits for the outside holds one worker at most. */
export type Job = { name: string; payload: object; jobKey?: string; runAt?: Date; queue?: string };

/** One operation under way: its transaction, its audit trail, and the jobs it leaves behind. */
export type Work = Reader & {
  readonly tx: Transaction;
  readonly audit: AuditTrail;
  /** What later contexts should know of before the transaction ends. */
  readonly events: Events;
  /** Queues a job in this transaction: it exists exactly when the change does. */
  enqueue(job: Job): void;
};

export const reader = (ctx: Context): Reader => ({
  tx: ctx.db,
  actor: ctx.actor,
  now: ctx.now,
  ctx,
  today: (zone) => today(ctx, zone),
});

export function startWork(ctx: Context, tx: Transaction, audit: AuditTrail): Work & { jobs: Job[] } {
  const jobs: Job[] = [];
  return { ...reader(ctx), tx, audit, events: new Events(), jobs, enqueue: (job) => void jobs.push(job) };
}

/** Writes the queued jobs: graphile-worker's own function, inside the operation's transaction (the outbox). */
export async function writeJobs(tx: Transaction, jobs: readonly Job[]): Promise<void> {
  for (const job of jobs)
    await tx.execute(sql`select graphile_worker.add_job(${job.name}, ${JSON.stringify(job.payload)}::json,
      queue_name => ${job.queue ?? null}, job_key => ${job.jobKey ?? null}, run_at => ${job.runAt ?? null}::timestamptz)`);
}
