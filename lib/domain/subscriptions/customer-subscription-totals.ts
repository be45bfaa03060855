import { eq } from "drizzle-orm";
import { z } from "zod";
import { subscriptions } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { customerEntity } from "./entities";
import { customerIdOf, getSubscriber } from "./subscriber";
import { statusCountsOf, totalsOf } from "./totals";

/** A customer's subscriptions in three figures: how many in each status, and what they cost now and next. */
export const customerSubscriptionTotals = query({
  name: "customer.subscription_totals",
  permission: "subscription:read",
  impersonation: "allow",
  input: z.object({ customerId: optionalId() }),
  async run(read, given) {
    const subscriber = await getSubscriber(read, customerIdOf(read.actor, given.customerId));
    const which = eq(subscriptions.customerId, subscriber.customerId);
    return {
      customerId: subscriber.customerId,
      name: shownName(read.actor, subscriber.name),
      resellerId: subscriber.resellerId,
      distributorId: subscriber.distributorId,
      counts: await statusCountsOf(read, subscriber, which),
      totals: await totalsOf(read, subscriber, which),
    };
  },
  reads: (_, { totals, ...owner }) => ({
    ...customerEntity(owner),
    details: { totals: totals.map(({ currency, now, next }) => ({ currency, now, next })) },
  }),
});
