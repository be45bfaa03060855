import { z } from "zod";
import { customerEntity } from "@/lib/domain/customers";
import { flag, idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { type Money, sum } from "@/lib/platform/money";
import { addDays } from "@/lib/platform/time";
import { chargeDue } from "./charge-due";
import { calendarOf, lockSubscriber } from "./subscriber";

export type FeesCharged = { customerId: number; charges: number; total: Money; balance: Money | null };

/**
 * Charges a customer's subscriptions now: the periods that are over and what is due in advance for them, or with
 * `inAdvance` also what the close of the period under way would charge. A bill run does the same by itself.
 */
export const chargeFees = operation({
  name: "subscription.charge_fees",
  permission: "xdr:adjust",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), inAdvance: flag() }),
  async run(work, { customerId, inAdvance }): Promise<FeesCharged> {
    const subscriber = await lockSubscriber(work, customerId);
    const { today } = calendarOf(work, subscriber);
    // The day before which days are over; ahead of its close a period is charged as though today were over too.
    const moment = { through: inAdvance ? addDays(today, 1) : today, duringPeriod: inAdvance };
    const { posted, problems } = await chargeDue(
      work,
      new Map([[customerId, subscriber]]),
      new Map([[customerId, moment]]),
    );
    const [problem] = problems;
    if (problem) throw conflict(problem.reason);
    const customer = customerEntity({ ...subscriber, id: customerId });
    const [first, last] = [posted[0], posted.at(-1)];
    const total = sum(posted.map(({ amount }) => amount));
    if (first && last)
      work.audit.property(customer, "balance", first.before, last.after, {
        amounts: ["balance"],
        cause: { type: "xdr", id: last.xdrId },
        details: { charges: posted.length, firstXdr: first.xdrId, total },
      });
    else work.audit.event(customer, { details: { charges: 0 } });
    return { customerId, charges: posted.length, total, balance: last?.after ?? null };
  },
});
