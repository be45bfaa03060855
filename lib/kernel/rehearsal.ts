import type { z } from "zod";
import { AuditTrail } from "./audit";
import type { Guarded } from "./authorize";
import type { Context } from "./context";
import { type Query, query, type ReadRecord } from "./query";
import { retrying } from "./retry";
import { startWork, type Work } from "./work";

export type RehearsalDefinition<Schema extends z.ZodType, Output> = Guarded & {
  input: Schema;
  reads: ((input: z.output<Schema>, output: Output) => ReadRecord | null) | null;
  /** Everything it writes is rolled back. */
  run(work: Work, input: z.output<Schema>): Promise<Output>;
};

class RolledBack<T> extends Error {
  constructor(readonly result: T) {
    super("rehearsal");
  }
}

/**
 * Declares a read that is answered by the real engine: it works in a transaction that is always rolled back, so a forecast
 * can't say anything else than what would happen. For whoever may look, not for whoever may do; it holds the locks that the
 * engine takes until it is done.
 * @throws {DomainError} as `query` does, and what the engine throws.
 */
export const rehearsal = <Schema extends z.ZodType, Output>(
  definition: RehearsalDefinition<Schema, Output>,
): Query<Schema, Output> =>
  query<Schema, Output>({
    ...definition,
    async run(read, input) {
      try {
        await retrying(() =>
          read.ctx.db.transaction(async (tx) => {
            const work = startWork(read.ctx, tx, new AuditTrail(definition.name));
            throw new RolledBack(await definition.run(work, input));
          }),
        );
      } catch (error) {
        if (error instanceof RolledBack) return error.result as Output;
        throw error;
      }
      throw new Error("a rehearsal always ends by being rolled back");
    },
  });

/**
 * The same work at another moment and with every right, for a rehearsal of what the clock would do then. Nothing of it is
 * kept. The caller has checked that the actor may see what it is about.
 */
export function asClockAt(work: Work, now: Date): Work {
  const ctx: Context = { ...work.ctx, now, actor: { kind: "system", job: "rehearsal" } };
  return startWork(ctx, work.tx, new AuditTrail("rehearsal"));
}
