import { eq } from "drizzle-orm";
import { z } from "zod";
import { subscriptions } from "@/db/schema";
import { markAccountClosed } from "@/lib/domain/accounts";
import { seesPersonalData } from "@/lib/kernel/actor";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { maskPhone } from "@/lib/platform/mask";
import { closeLocked } from "./close-part";
import { lockSubscriptionsOf } from "./lock-subscriptions";
import { lockSubscriber } from "./subscriber";

/**
 * Closes one line for good, and with it everything it subscribes to, in one transaction. Run dry it is the preview.
 * Denied while acting for someone: it can't be undone (IMP-10).
 */
export const closeAccount = operation({
  name: "account.close",
  permission: "account:close",
  impersonation: "deny",
  input: z.object({ accountId: idInput(), reason: reasonLine() }),
  async run(work, { accountId, reason }) {
    const { account, customer } = await markAccountClosed(work, accountId, reason);
    const subscriber = await lockSubscriber(work, customer.id);
    const locked = await lockSubscriptionsOf(work, subscriber, eq(subscriptions.accountId, accountId));
    const { lines, closing, ...money } = await closeLocked(work, locked, { at: "now" }, reason);
    return {
      accountId,
      customerId: customer.id,
      identifier: seesPersonalData(work.actor) ? account.identifier : maskPhone(account.identifier),
      subscriptionsClosed: closing,
      subscriptions: lines.filter(({ outcome }) => outcome === "closes"),
      ...money,
    };
  },
});
