import { eq } from "drizzle-orm";
import { z } from "zod";
import { subscriptions } from "@/db/schema";
import { closeAccountsOf } from "@/lib/domain/accounts";
import { markCustomerClosed, shownName } from "@/lib/domain/customers";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { closeLocked } from "./close-part";
import { lockSubscriptionsOf } from "./lock-subscriptions";
import { lockSubscriber } from "./subscriber";

/**
 * Ends the relation with a customer for good: the customer, its open accounts and its subscriptions, obligatory ones
 * too, in one transaction. Run dry it is the preview. Denied while acting for someone: it can't be undone (IMP-10).
 */
export const closeCustomer = operation({
  name: "customer.close",
  permission: "customer:close",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const customer = await markCustomerClosed(work, customerId, reason);
    const accounts = await closeAccountsOf(work, customerId, reason);
    const subscriber = await lockSubscriber(work, customerId);
    const locked = await lockSubscriptionsOf(work, subscriber, eq(subscriptions.customerId, customerId));
    const { lines, closing, ...money } = await closeLocked(work, locked, { at: "now" }, reason);
    return {
      customerId,
      name: shownName(work.actor, customer.name),
      accountsClosed: accounts.length,
      subscriptionsClosed: closing,
      subscriptions: lines.filter(({ outcome }) => outcome === "closes"),
      ...money,
    };
  },
});
