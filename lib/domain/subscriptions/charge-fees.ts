import { z } from "zod";
import { flag, idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { addDays } from "@/lib/platform/time";
import { auditCharges, type ChargesPosted } from "./audit-charges";
import { chargeDue } from "./charge-due";
import { customerEntity } from "./entities";
import { calendarOf, lockSubscriber } from "./subscriber";

export type FeesCharged = { customerId: number } & ChargesPosted;

/**
 * Charges a customer's subscriptions now: the periods that are over and what is due in advance for them, or with
 * `inAdvance` also what the close of the period under way would charge; gives back days without service. A bill run does
 * the same by itself.
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
    const customer = customerEntity(subscriber);
    if (posted.length === 0) work.audit.event(customer, { details: { charges: 0 } });
    return { customerId, ...auditCharges(work, customer, posted) };
  },
});
