import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { idempotencyKeys } from "@/db/schema";
import { conflict } from "@/lib/platform/errors";
import { sha256Hex } from "@/lib/platform/ids";
import { entityIdOf, isSigned, realPerson } from "./actor";
import type { Context } from "./context";

const actorKey = (ctx: Context): string => {
  const person = realPerson(ctx.actor);
  const entity = isSigned(ctx.actor) ? `${ctx.actor.kind}:${entityIdOf(ctx.actor) ?? ""}` : ctx.actor.kind;
  return `${person?.userId ?? "-"}@${entity}`;
};

type Claim = { replay: true; output: unknown } | { replay: false; store(output: unknown): Promise<void> };

/**
 * Claims the context's idempotency key inside the operation's transaction. A second request with the same key
 * waits for the first, then gets its answer; with another body it is refused.
 * @throws {DomainError} conflict when the key was used for a different request.
 */
export async function claimKey(
  tx: Transaction,
  ctx: Context,
  operation: string,
  input: unknown,
): Promise<Claim | null> {
  if (!ctx.idempotencyKey) return null;
  const id = { actorKey: actorKey(ctx), operation, key: ctx.idempotencyKey };
  const requestHash = sha256Hex(JSON.stringify(input ?? null));
  const where = and(
    eq(idempotencyKeys.actorKey, id.actorKey),
    eq(idempotencyKeys.operation, operation),
    eq(idempotencyKeys.key, id.key),
  );
  const won = await tx
    .insert(idempotencyKeys)
    .values({ ...id, requestHash })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (won.length === 1)
    return {
      replay: false,
      store: async (output) => {
        await tx
          .update(idempotencyKeys)
          .set({ output: output ?? null })
          .where(where);
      },
    };
  const [first] = await tx.select().from(idempotencyKeys).where(where);
  if (first?.requestHash !== requestHash)
    throw conflict("This form was already sent with other values. Reload the page and try again.");
  return { replay: true, output: first.output };
}
