import { setTimeout as sleep } from "node:timers/promises";

/** serialization failure, deadlock, lock timeout: the transaction did nothing and may be run again (MON-2). */
const RETRYABLE = new Set(["40001", "40P01", "55P03"]);
export const TRIES = 5;

/** The SQLSTATE of an error, wherever a driver or query builder wrapped it; undefined for other errors. */
export function sqlState(error: unknown): string | undefined {
  for (let e = error as { code?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e)
    if (typeof e.code === "string" && /^[0-9A-Z]{5}$/.test(e.code)) return e.code;
  return undefined;
}

/** The violated constraint or index of an integrity error, if any. */
export function constraintOf(error: unknown): string | undefined {
  for (let e = error as { constraint?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e)
    if (typeof e.constraint === "string") return e.constraint;
  return undefined;
}

/** Runs `attempt` again after a retryable database error: at most 5 tries, 20–500 ms apart, jittered. */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      const state = sqlState(error);
      if (n >= TRIES || !state || !RETRYABLE.has(state)) throw error;
      await sleep(Math.min(500, 20 * 2 ** n) * (0.5 + Math.random() / 2));
    }
  }
}
