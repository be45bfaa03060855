import {
  beginAutomatic,
  carryOut,
  catchUp,
  catchUpRefund,
  giveUp,
  listAutomaticDue,
  listExpiringCards,
  listUnsettled,
  tellExpiringCards,
} from "@/lib/domain/payments";
import type { Context } from "@/lib/kernel/context";
import { log } from "@/lib/platform/log";
import type { ChunkOptions } from "./chunks";

/** One customer's trouble is its own: the others are paid all the same (B22). */
async function calmly(what: object, work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => log.error({ ...what, error }, "a payment could not be worked on"));
}

/**
 * Pays what is to be paid by itself: one payment of each customer of whom something is due, whoever else is at it. What a
 * customer still owes after that is found at the next look.
 */
export async function payAutomatically(
  context: () => Context,
  { stopped = () => false, size = 200 }: ChunkOptions = {},
): Promise<number> {
  let begun = 0;
  for (let after = 0; !stopped(); ) {
    const customerIds = await listAutomaticDue(context(), { after, size });
    for (const customerId of customerIds) {
      if (stopped()) return begun;
      await calmly({ customerId }, async () => {
        const { paymentId } = await beginAutomatic(context(), { customerId });
        if (paymentId === null) return;
        begun += 1;
        await carryOut(context, paymentId);
      });
    }
    const last = customerIds.at(-1);
    if (last === undefined || customerIds.length < size) break;
    after = last;
  }
  return begun;
}

/**
 * The janitor: asks gateways what became of payments and refunds whose outcome nobody knows (MON-5). Never pays anew. What
 * waits for its payer too long is let go.
 */
export async function settleUnknown(
  context: () => Context,
  { stopped = () => false }: ChunkOptions = {},
): Promise<void> {
  const { payments, refunds } = await listUnsettled(context(), {});
  for (const { id, state } of payments) {
    if (stopped()) return;
    await calmly({ paymentId: id }, () =>
      state === "requires_confirmation" ? giveUp(context, id) : catchUp(context, id),
    );
  }
  for (const refundId of refunds) {
    if (stopped()) return;
    await calmly({ refundId }, () => catchUpRefund(context, refundId));
  }
}

/** Tells whose card expires, chunk by chunk. What is held by others waits for the next time. */
export async function tellOfExpiringCards(
  context: () => Context,
  { stopped = () => false, size = 500 }: ChunkOptions = {},
): Promise<number> {
  for (let all = 0; ; ) {
    const methodIds = stopped() ? [] : await listExpiringCards(context(), { size });
    if (methodIds.length === 0) return all;
    const { told } = await tellExpiringCards(context(), { methodIds });
    all += told;
    if (told === 0) return all;
  }
}
