import { FUNDS_CHUNK, listFundsDue, noteDaysWithoutFunds } from "@/lib/domain/subscriptions";
import type { Context } from "@/lib/kernel/context";
import { log } from "@/lib/platform/log";
import { type ChunkOptions, inChunks } from "./chunks";

/** Writes down everyone's days without funds up to yesterday, chunk by chunk; the context is made anew for each. */
export const noteFundsDays = (
  context: () => Context,
  { stopped = () => false, size = FUNDS_CHUNK }: ChunkOptions = {},
): Promise<void> =>
  inChunks({
    stopped,
    size,
    list: (after) => listFundsDue(context(), { after }),
    run: (customerIds) => noteDaysWithoutFunds(context(), { customerIds }),
    failed: (customerId, error) =>
      log.error({ customerId, error }, "a customer's days without funds could not be found"),
  });
