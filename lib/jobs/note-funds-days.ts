import { FUNDS_CHUNK, listFundsDue, noteDaysWithoutFunds } from "@/lib/domain/subscriptions";
import type { Context } from "@/lib/kernel/context";
import { log } from "@/lib/platform/log";
import { inChunks } from "./chunks";

type Options = {
  /** Asked before each chunk: a stop between chunks loses nothing. */
  stopped?: () => boolean;
  size?: number;
};

/** Writes down everyone's days without funds up to yesterday, chunk by chunk; the context is made anew for each. */
export const noteFundsDays = (
  context: () => Context,
  { stopped = () => false, size = FUNDS_CHUNK }: Options = {},
): Promise<void> =>
  inChunks({
    stopped,
    size,
    list: (after) => listFundsDue(context(), { after }),
    run: (customerIds) => noteDaysWithoutFunds(context(), { customerIds }),
    failed: (customerId, error) =>
      log.error({ customerId, error }, "a customer's days without funds could not be found"),
  });
