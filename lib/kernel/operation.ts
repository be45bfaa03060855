import type { z } from "zod";
import { keptTransaction, type Transaction } from "@/db/client";
import { DomainError } from "@/lib/platform/errors";
import { type AuditEntry, type AuditKind, AuditTrail, writeAudit } from "./audit";
import { authorize, type Guarded } from "./authorize";
import type { Context } from "./context";
import { follow } from "./events";
import { claimKey } from "./idempotency";
import { parseInput } from "./input";
import { retrying } from "./retry";
import { type Reader, reader, startWork, type Work, writeJobs } from "./work";

export type OperationDefinition<Schema extends z.ZodType, Output, Prepared = undefined> = Guarded & {
  input: Schema;
  /** "auth" for signing in and out (never kept for replay: its output holds secrets), "system" for upkeep. */
  kind?: AuditKind;
  /** The answer holds a secret that is shown once: it is never kept for a repeat of the request. */
  secretOutput?: boolean;
  /** What it refuses as wrong is recorded too: an attempt to slip a header into mail, say. */
  recordsRefusals?: boolean;
  /**
   * "kept": Postgres plans its statements once for a connection. For what is done all day and concerns few rows by their
   * keys, in statements of always the same text (docs/decisions/0017).
   */
  plans?: "kept";
  /** What is slow and changes nothing (hashing a password), done before a connection is taken for the transaction. */
  prepare?(read: Reader, input: z.output<Schema>): Promise<Prepared>;
  run(work: Work, input: z.output<Schema>, prepared: Prepared): Promise<Output>;
};

export type Operation<Schema extends z.ZodType = z.ZodType, Output = unknown> = {
  (ctx: Context, input: z.input<Schema>): Promise<Output>;
  readonly definition: Guarded & { readonly is: "operation"; readonly input: Schema };
  /** Runs everything and rolls back: what would have happened, in the real engine's own words. */
  dryRun(ctx: Context, input: z.input<Schema>): Promise<{ output: Output; audit: AuditEntry[] }>;
};

class RolledBack<T> extends Error {
  constructor(readonly result: T) {
    super("dry run");
  }
}

async function attempt<Schema extends z.ZodType, Output, Prepared>(
  definition: OperationDefinition<Schema, Output, Prepared>,
  ctx: Context,
  input: z.output<Schema>,
  prepared: Prepared,
  dryRun: boolean,
): Promise<{ output: Output; audit: AuditEntry[] }> {
  const inTransaction = async (tx: Transaction) => {
    const unkept = dryRun || definition.secretOutput || definition.kind === "auth";
    const claim = unkept ? null : await claimKey(tx, ctx, definition.name, input);
    if (claim?.replay) return { output: claim.output as Output, audit: [] };
    const trail = new AuditTrail(definition.name, definition.kind);
    const work = startWork(ctx, tx, trail);
    const output = await definition.run(work, input, prepared);
    if (trail.entries.length === 0)
      throw new Error(`${definition.name} finished without an audit row; nothing was committed`);
    await follow(work, work.events, ctx.followers);
    await writeAudit(tx, ctx, trail.entries);
    await writeJobs(tx, work.jobs);
    if (dryRun) throw new RolledBack({ output, audit: trail.entries });
    await claim?.store(output);
    return { output, audit: trail.entries };
  };
  return definition.plans === "kept"
    ? keptTransaction(ctx.db, inTransaction)
    : ctx.db.transaction(inTransaction);
}

/** A refusal is itself recorded, in a transaction of its own since the operation's has none. */
async function recordDenied(definition: Guarded, ctx: Context, error: DomainError): Promise<void> {
  const trail = new AuditTrail(definition.name);
  const type = definition.name.split(".")[0] ?? "operation";
  const wrong = Object.keys(error.fields).length > 0 ? { details: { fields: error.fields } } : {};
  trail.event({ type, id: null }, { outcome: "denied", reason: error.message, ...wrong });
  await writeAudit(ctx.db, ctx, trail.entries);
}

const isRecorded = (definition: { recordsRefusals?: boolean }, { code }: DomainError): boolean =>
  code === "forbidden" || (code === "invalid" && definition.recordsRefusals === true);

export async function guard(definition: Guarded, ctx: Context): Promise<void> {
  try {
    authorize(ctx.actor, definition);
  } catch (error) {
    if (error instanceof DomainError) await recordDenied(definition, ctx, error);
    throw error;
  }
}

/**
 * Declares a write. Calling it authorises, parses, opens the transaction, runs, writes the audit rows and the jobs,
 * and commits; serialization failures and deadlocks are tried again, an idempotency key is honoured.
 * @throws {DomainError} unauthenticated, forbidden, invalid, not_found, conflict, limit.
 */
export function operation<Schema extends z.ZodType, Output, Prepared = undefined>(
  definition: OperationDefinition<Schema, Output, Prepared>,
): Operation<Schema, Output> {
  const start = async (ctx: Context, input: z.input<Schema>, dryRun: boolean) => {
    await guard(definition, ctx);
    try {
      const parsed = parseInput(definition.input, input);
      const prepared = (await definition.prepare?.(reader(ctx), parsed)) as Prepared;
      return await retrying(() => attempt(definition, ctx, parsed, prepared, dryRun));
    } catch (error) {
      if (error instanceof DomainError && isRecorded(definition, error))
        await recordDenied(definition, ctx, error);
      throw error;
    }
  };
  const call = async (ctx: Context, input: z.input<Schema>) => (await start(ctx, input, false)).output;
  const dryRun = async (ctx: Context, input: z.input<Schema>) => {
    try {
      return await start(ctx, input, true);
    } catch (error) {
      if (error instanceof RolledBack) return error.result as { output: Output; audit: AuditEntry[] };
      throw error;
    }
  };
  return Object.assign(call, { definition: { ...definition, is: "operation" as const }, dryRun });
}
