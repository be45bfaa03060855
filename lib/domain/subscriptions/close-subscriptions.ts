import { eq } from "drizzle-orm";
import { z } from "zod";
import { subscriptions } from "@/db/schema";
import { idInput, line, optionalPlainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { assertThat, conflict, forbidden, invalid } from "@/lib/platform/errors";
import { type Closed, closeLocked } from "./close-part";
import { customerEntity } from "./entities";
import { type LockedSubscription, lockSubscriptions } from "./lock-subscriptions";
import type { CloseWhen } from "./rules/closing";
import { type SubscriptionTotal, totalsOf } from "./totals";

/** A typed number, or nothing: then the caller did not ask anyone. */
const countInput = () =>
  z
    .string()
    .trim()
    .regex(/^\d{0,5}$/, "Type a whole number.")
    .default("")
    .transform((text) => (text === "" ? null : Number(text)));

const input = z
  .object({
    subscriptionIds: z.array(idInput()).min(1, "Choose at least one.").max(1000, "Choose at most 1,000."),
    when: z.enum(["now", "period_end", "date"]),
    /** The last day of service, with "date". */
    date: optionalPlainDate(),
    reason: line(500).default(""),
    /** How many the person saw closing in the preview; refused when it is another number by now. */
    confirmedCount: countInput(),
  })
  .refine(({ when, date }) => when !== "date" || date !== null, {
    path: ["date"],
    message: "Choose the last day.",
  });

export type ClosedSubscriptions = Closed & {
  customerId: number;
  /** What the customer pays now and next, without and with this change. */
  totals: { before: SubscriptionTotal[]; after: SubscriptionTotal[] };
};

function whenOf({ when, date }: z.output<typeof input>, today: string): CloseWhen {
  if (when !== "date" || date === null) return { at: when === "date" ? "now" : when };
  if (date < today) {
    const message = `Use today, ${today}, or a later day.`;
    throw invalid(message, { date: [message] });
  }
  return { at: "date", date };
}

/** An obligatory service is part of the contract: the customer's own portal can't end it, the provider can. */
function assertMayClose({ actor }: Work, locked: readonly LockedSubscription[]): void {
  if (actor.kind !== "customer") return;
  const bound = locked.find(({ row, status }) => row.obligatory && status !== "closed");
  if (bound)
    throw forbidden(
      `“${bound.row.endUserName || bound.row.name}” is part of your contract. Ask us to close it.`,
    );
}

/**
 * Closes any number of one customer's subscriptions across its accounts: at once, with the current billing period, or
 * with a given last day. Closing twice changes nothing. Run dry it is the preview, with the same answer.
 */
export const closeSubscriptions = operation({
  name: "subscription.close",
  permission: "subscription:close",
  impersonation: "allow",
  input,
  async run(work, given): Promise<ClosedSubscriptions> {
    const locked = await lockSubscriptions(work, given.subscriptionIds);
    const [first] = locked;
    if (!first) throw new Error("nothing was locked");
    const { subscriber, calendar } = first;
    const { customerId } = subscriber;
    assertThat(
      locked.every((one) => one.subscriber.customerId === customerId),
      "Close the subscriptions of one customer at a time.",
    );
    assertMayClose(work, locked);
    const all = eq(subscriptions.customerId, customerId);
    const before = await totalsOf(work, subscriber, all);
    const closed = await closeLocked(work, locked, whenOf(given, calendar.today), given.reason);
    if (given.confirmedCount !== null && given.confirmedCount !== closed.closing)
      throw conflict(
        `${closed.closing} would close, not ${given.confirmedCount}. Look at the preview again.`,
        {
          confirmedCount: [`Type ${closed.closing}.`],
        },
      );
    if (closed.closing === 0)
      work.audit.event(customerEntity(subscriber), {
        details: { unchanged: true, subscriptionIds: given.subscriptionIds },
      });
    return { customerId, ...closed, totals: { before, after: await totalsOf(work, subscriber, all) } };
  },
});
