import { eq } from "drizzle-orm";
import { subscriptions } from "@/db/schema";
import type { Work } from "@/lib/kernel/work";
import { closeLocked } from "./close-part";
import { lockSubscriptionsOf } from "./lock-subscriptions";
import { lockSubscriber } from "./subscriber";

/**
 * Part: closes every subscription of a locked customer at this moment, obligatory ones too, with what the plans give back
 * and charge for it.
 * @returns how many were closed.
 */
export async function closeAllOf(work: Work, customerId: number, reason: string): Promise<number> {
  const subscriber = await lockSubscriber(work, customerId);
  const locked = await lockSubscriptionsOf(work, subscriber, eq(subscriptions.customerId, customerId));
  const { closing } = await closeLocked(work, locked, { at: "now" }, reason);
  return closing;
}
