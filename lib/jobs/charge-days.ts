import { chargeDaily, DAILY_CHUNK, listDailyDue } from "@/lib/domain/billing";
import type { Context } from "@/lib/kernel/context";
import { log } from "@/lib/platform/log";
import { type ChunkOptions, inChunks } from "./chunks";

/** Charges what is due by the day of everyone, chunk by chunk; the context is made anew for each. */
export const chargeDays = (
  context: () => Context,
  { stopped = () => false, size = DAILY_CHUNK }: ChunkOptions = {},
): Promise<void> =>
  inChunks({
    stopped,
    size,
    list: (after) => listDailyDue(context(), { after }),
    run: async (customerIds) => {
      const { problems } = await chargeDaily(context(), { customerIds });
      if (problems.length > 0) log.warn({ problems }, "customers whose days can't be charged");
    },
    failed: (customerId, error) => log.error({ customerId, error }, "a customer's days could not be charged"),
  });
