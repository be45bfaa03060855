import { chargeDaily, DAILY_CHUNK, listDailyDue } from "@/lib/domain/billing";
import type { Context } from "@/lib/kernel/context";
import { log } from "@/lib/platform/log";

type Options = {
  /** Asked before each chunk: a stop between chunks loses nothing. */
  stopped?: () => boolean;
  size?: number;
};

/** Charges a chunk; when it fails as a whole, its customers one by one, so that one of them holds nobody up. */
async function chargeChunk(context: () => Context, customerIds: number[]): Promise<void> {
  try {
    const { problems } = await chargeDaily(context(), { customerIds });
    if (problems.length > 0) log.warn({ problems }, "customers whose days can't be charged");
  } catch (error) {
    if (customerIds.length === 1) {
      log.error({ customerId: customerIds[0], error }, "a customer's days could not be charged");
      return;
    }
    for (const customerId of customerIds) await chargeChunk(context, [customerId]);
  }
}

/**
 * Charges what is due by the day of everyone, chunk by chunk; the context is made anew for each. Cut short anywhere, the
 * next one begins with whoever is not charged yet.
 */
export async function chargeDays(
  context: () => Context,
  { stopped = () => false, size = DAILY_CHUNK }: Options = {},
): Promise<void> {
  for (let after = 0; !stopped(); ) {
    const due = await listDailyDue(context(), { after });
    const last = due.at(-1);
    if (last === undefined) return;
    for (let from = 0; from < due.length && !stopped(); from += size)
      await chargeChunk(context, due.slice(from, from + size));
    after = last;
  }
}
