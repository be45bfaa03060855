import type { z } from "zod";
import { unavailable } from "@/lib/platform/errors";
import { type Actor, isSigned } from "./actor";
import { type AuditEntity, AuditTrail, writeAudit } from "./audit";
import type { Guarded } from "./authorize";
import type { Context } from "./context";
import { parseInput } from "./input";
import { guard } from "./operation";
import { type Reader, reader } from "./work";

/** What was looked at, for the audit log: one row per entity view, one per list. */
export type ReadRecord = AuditEntity & { details?: Record<string, unknown> };

export type QueryDefinition<Schema extends z.ZodType, Output> = Guarded & {
  input: Schema;
  /** Says what personal or money data this read shows; null where it shows none. Required, so nobody forgets. */
  reads: ((input: z.output<Schema>, output: Output) => ReadRecord | null) | null;
  run(read: Reader, input: z.output<Schema>): Promise<Output>;
};

export type Query<Schema extends z.ZodType = z.ZodType, Output = unknown> = {
  (ctx: Context, input: z.input<Schema>): Promise<Output>;
  readonly definition: QueryDefinition<Schema, Output> & { readonly is: "query" };
};

/** People reading their own data leave no row; staff do, and so does anyone acting for someone else. */
const isRecorded = (actor: Actor): boolean =>
  isSigned(actor) && (actor.impersonator !== undefined || !["customer", "account"].includes(actor.kind));

/**
 * Declares a read. The audit row is written before the data is returned; if it can't be, nothing is returned
 * (AUD-2).
 * @throws {DomainError} unauthenticated, forbidden, invalid, not_found, unavailable.
 */
export function query<Schema extends z.ZodType, Output>(
  definition: QueryDefinition<Schema, Output>,
): Query<Schema, Output> {
  const call = async (ctx: Context, input: z.input<Schema>): Promise<Output> => {
    await guard(definition, ctx);
    const parsed = parseInput(definition.input, input);
    const output = await definition.run(reader(ctx), parsed);
    const seen = isRecorded(ctx.actor) ? definition.reads?.(parsed, output) : null;
    if (seen) {
      const trail = new AuditTrail(definition.name, "read");
      trail.event(seen, { details: seen.details });
      await writeAudit(ctx.db, ctx, trail.entries).catch(() => {
        throw unavailable("The audit log can't be written right now, so nothing can be shown.");
      });
    }
    return output;
  };
  return Object.assign(call, { definition: { ...definition, is: "query" as const } });
}
