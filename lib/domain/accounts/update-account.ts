import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { subscriptions } from "@/db/schema";
import { seesPersonalData } from "@/lib/kernel/actor";
import { idInput, plainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { conflict, invalid } from "@/lib/platform/errors";
import { accountEntity } from "./entity";
import { lineShape } from "./input";
import { assertMainProduct } from "./product-fit";
import { datesProblems } from "./rules/dates";
import { assertOpen, type LockedAccount, lockAccount, saveAccount } from "./store";

const HAS_SUBSCRIPTIONS = "Close the subscriptions of the present product first.";

/** A line changes its product only when nothing of the old one is charged any more. */
async function assertProductChangeable(
  work: Work,
  { account, customer }: LockedAccount,
  productId: number | null,
) {
  if (productId !== null) await assertMainProduct(work, productId, customer);
  if (account.productId === null) return;
  const ofProduct = and(
    eq(subscriptions.accountId, account.id),
    eq(subscriptions.productId, account.productId),
    isNull(subscriptions.closedAt),
  );
  const [open] = await work.tx.select({ id: subscriptions.id }).from(subscriptions).where(ofProduct).limit(1);
  if (open) throw conflict(HAS_SUBSCRIPTIONS, { productId: [HAS_SUBSCRIPTIONS] });
}

/** Changes a line; only what is given. Allowed while acting for a reseller, like creating one. */
export const updateAccount = operation({
  name: "account.update",
  permission: "account:update",
  impersonation: "allow",
  input: z
    .object({ accountId: idInput(), ...lineShape, activatesOn: plainDate() })
    .partial()
    .required({ accountId: true }),
  async run(work, { accountId, ...given }) {
    const locked = await lockAccount(work, accountId);
    assertOpen(locked);
    const { account } = locked;
    const changes = Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as typeof given;
    // Whoever sees masks would save them over what stands behind.
    if (!seesPersonalData(work.actor)) {
      delete changes.identifier;
      delete changes.name;
      delete changes.email;
    }
    if (changes.productId !== undefined && changes.productId !== account.productId)
      await assertProductChangeable(work, locked, changes.productId);
    const problems = datesProblems({ ...account, ...changes });
    if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
    if (Object.keys(changes).length > 0) await saveAccount(work, accountId, changes);
    work.audit.changed(accountEntity({ ...account, ...changes }), account, changes);
    return { accountId, customerId: account.customerId };
  },
});
