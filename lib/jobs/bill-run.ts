import {
  billChunk,
  type ChunkResult,
  checkRunSafety,
  finishRun,
  listDueCustomers,
  type Parked,
  parkCustomers,
  Unbillable,
} from "@/lib/domain/billing";
import type { Context } from "@/lib/kernel/context";
import { sqlState } from "@/lib/kernel/retry";
import { DomainError } from "@/lib/platform/errors";
import { failpoint } from "@/lib/platform/failpoint";
import { log } from "@/lib/platform/log";

/** Customers billed in one transaction (performance reference: chunks of 1,000 to 5,000). */
const CHUNK = 1_000;
/** Chunks after which a run is compared with what its customers came to before: soon, and then now and then. */
const isTimeToCompare = (chunks: number) => chunks === 1 || chunks === 3 || chunks % 20 === 0;

type Options = {
  /** Asked before each chunk: a stop between chunks loses nothing. */
  stopped?: () => boolean;
  size?: number;
};

/** The database went away, is shutting down, or others held the locks for long: nothing is wrong with any customer, so nobody is parked. */
function isOutage(error: unknown): boolean {
  const state = sqlState(error);
  if (state) return /^(08|53|57|25P03|55P03|40001|40P01)/.test(state);
  for (let e = error as Error & { cause?: unknown; code?: unknown }; e; e = e.cause as typeof e)
    if (/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(String(e.code)) || /[Cc]onnection/.test(e.message))
      return true;
  return false;
}

const UNEXPECTED = "Something unexpected happened while this customer was billed; the log says more.";

/** Bills customers one by one after a chunk failed for a reason that names nobody, and parks the one that fails again. */
async function billOneByOne(context: () => Context, runId: number, after: number, size: number) {
  const ids = await listDueCustomers(context(), { runId, after, size });
  for (const id of ids) {
    const parked = await billChunk(context(), { runId, size: 1, only: [id], wait: true }).then(
      () => null,
      (error: unknown): Parked => {
        if (error instanceof Unbillable && error.parked[0]) return error.parked[0];
        if (isOutage(error)) throw error;
        log.error({ runId, customerId: id, error }, "a customer could not be billed");
        return { customerId: id, reason: error instanceof DomainError ? error.message : UNEXPECTED };
      },
    );
    if (parked) await parkCustomers(context(), { runId, parked: [parked] });
  }
  return ids.at(-1) ?? null;
}

/** One chunk, however many attempts it takes: whoever can't be billed is parked, and the others are billed. */
async function billOnce(
  context: () => Context,
  runId: number,
  pick: { after: number; size: number; wait: boolean },
): Promise<Pick<ChunkResult, "state" | "last" | "closed">> {
  try {
    return await billChunk(context(), { runId, ...pick });
  } catch (error) {
    if (error instanceof Unbillable) {
      await parkCustomers(context(), { runId, parked: [...error.parked] });
      return billOnce(context, runId, pick);
    }
    if (isOutage(error)) throw error;
    log.error({ runId, error }, "a chunk of a bill run failed; its customers are billed one by one");
    return { state: "running", last: await billOneByOne(context, runId, pick.after, pick.size), closed: 0 };
  }
}

/**
 * Works on a run until nobody is due in it any more, it is paused, or the process stops. Any number of workers may do so
 * at once: each takes customers that nobody else holds. The context is made anew for each chunk.
 */
export async function workOnRun(
  context: () => Context,
  runId: number,
  { stopped = () => false, size = CHUNK }: Options = {},
): Promise<"finished" | "paused" | "stopped"> {
  let after = 0;
  // First what nobody holds; then, from the beginning, also what others held or left behind.
  let wait = false;
  for (let chunks = 1; ; chunks++) {
    if (stopped()) return "stopped";
    const { state, last } = await billOnce(context, runId, { after, size, wait });
    failpoint("billing.chunk");
    if (state !== "running") return state;
    if (last !== null) {
      after = last;
      // Asked while there is something left that a pause could keep from going out.
      const asks =
        isTimeToCompare(chunks) && (await listDueCustomers(context(), { runId, after, size: 1 })).length > 0;
      if (asks && (await checkRunSafety(context(), { runId })).paused) return "paused";
      continue;
    }
    if (!wait || after > 0) {
      wait = true;
      after = 0;
      continue;
    }
    if ((await finishRun(context(), { runId })).finished) return "finished";
    wait = false;
  }
}
