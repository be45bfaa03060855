import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts, products } from "@/db/schema";
import { idInput, optionalId, optionalPlainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { laterOf, type PlainDate } from "@/lib/platform/time";
import { insertSubscriptions } from "./insert-subscriptions";
import { lockSubscriber } from "./subscriber";

/** A product brings its own plan, so naming the product is enough. */
async function planIdOf(work: Work, planId: number | null, productId: number | null): Promise<number> {
  if (planId !== null) return planId;
  if (productId === null)
    throw invalid("Choose a plan or a product.", { planId: ["Choose a plan or a product."] });
  const [product] = await work.tx
    .select({ planId: products.planId })
    .from(products)
    .where(visibleAnd(work.actor, "products", eq(products.id, productId)));
  if (!product) throw notFound("product");
  if (product.planId === null)
    throw conflict("The product has no plan, so there is nothing to subscribe to.", {
      productId: ["It has no plan."],
    });
  return product.planId;
}

/** Today in the customer's billing time zone, or the day its account begins when that is later. */
async function defaultStart(work: Work, timeZone: string, accountId: number | null): Promise<PlainDate> {
  const today = work.today(timeZone);
  if (accountId === null) return today;
  const [account] = await work.tx
    .select({ activatesOn: accounts.activatesOn })
    .from(accounts)
    .where(visibleAnd(work.actor, "accounts", eq(accounts.id, accountId)));
  return laterOf(today, account?.activatesOn ?? today);
}

/**
 * Gives a customer a plan: on one of its accounts, through a product or directly, or on the customer itself. Without
 * a start it begins today, or with its account.
 */
export const addSubscription = operation({
  name: "subscription.add",
  permission: "subscription:create",
  impersonation: "allow",
  input: z.object({
    customerId: idInput(),
    accountId: optionalId(),
    productId: optionalId(),
    planId: optionalId(),
    startOn: optionalPlainDate(),
    finishOn: optionalPlainDate(),
  }),
  async run(work, { customerId, accountId, productId, planId, startOn, finishOn }) {
    const subscriber = await lockSubscriber(work, customerId);
    const [added] = await insertSubscriptions(work, [
      {
        customerId,
        accountId,
        productId,
        planId: await planIdOf(work, planId, productId),
        startOn: startOn ?? (await defaultStart(work, subscriber.timeZone, accountId)),
        finishOn,
      },
    ]);
    if (!added) throw new Error("the part wrote no row");
    return added;
  },
});
