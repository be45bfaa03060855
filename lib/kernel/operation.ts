import type { z } from "zod";
import { DomainError } from "@/lib/platform/errors";
import { type AuditEntry, type AuditKind, AuditTrail, writeAudit } from "./audit";
import { authorize, type Guarded } from "./authorize";
import type { Context } from "./context";
import { claimKey } from "./idempotency";
import { parseInput } from "./input";
import { retrying } from "./retry";
import { startWork, type Work, writeJobs } from "./work";

export type OperationDefinition<Schema extends z.ZodType, Output> = Guarded & {
  input: Schema;
  /** "auth" for signing in and out, "system" for upkeep; "modification" otherwise. */
  kind?: AuditKind;
  run(work: Work, input: z.output<Schema>): Promise<Output>;
};

export type Operation<Schema extends z.ZodType = z.ZodType, Output = unknown> = {
  (ctx: Context, input: z.input<Schema>): Promise<Output>;
  readonly definition: OperationDefinition<Schema, Output> & { readonly is: "operation" };
  /** Runs everything and rolls back: what would have happened, in the real engine's own words. */
  dryRun(ctx: Context, input: z.input<Schema>): Promise<{ output: Output; audit: AuditEntry[] }>;
};

class RolledBack<T> extends Error {
  constructor(readonly result: T) {
    super("dry run");
  }
}

async function attempt<Schema extends z.ZodType, Output>(
  definition: OperationDefinition<Schema, Output>,
  ctx: Context,
  input: z.output<Schema>,
  dryRun: boolean,
): Promise<{ output: Output; audit: AuditEntry[] }> {
  return ctx.db.transaction(async (tx) => {
    const claim = dryRun ? null : await claimKey(tx, ctx, definition.name, input);
    if (claim?.replay) return { output: claim.output as Output, audit: [] };
    const trail = new AuditTrail(definition.name, definition.kind);
    const work = startWork(ctx, tx, trail);
    const output = await definition.run(work, input);
    if (trail.entries.length === 0)
      throw new Error(`${definition.name} finished without an audit row; nothing was committed`);
    await writeAudit(tx, ctx, trail.entries);
    await writeJobs(tx, work.jobs);
    if (dryRun) throw new RolledBack({ output, audit: trail.entries });
    await claim?.store(output);
    return { output, audit: trail.entries };
  });
}

/** A refusal is itself recorded, in a transaction of its own since the operation's has none. */
async function recordDenied(definition: Guarded, ctx: Context, error: DomainError): Promise<void> {
  const trail = new AuditTrail(definition.name);
  const type = definition.name.split(".")[0] ?? "operation";
  trail.event({ type, id: null }, { outcome: "denied", reason: error.message });
  await writeAudit(ctx.db, ctx, trail.entries);
}

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
export function operation<Schema extends z.ZodType, Output>(
  definition: OperationDefinition<Schema, Output>,
): Operation<Schema, Output> {
  const start = async (ctx: Context, input: z.input<Schema>, dryRun: boolean) => {
    await guard(definition, ctx);
    const parsed = parseInput(definition.input, input);
    return retrying(() => attempt(definition, ctx, parsed, dryRun));
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
