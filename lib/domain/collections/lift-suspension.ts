import { z } from "zod";
import { idInput, plainDate, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { endOfDay, toDate } from "@/lib/platform/time";
import { debtorEntity } from "./entities";
import { lockDebtor } from "./lock-debtor";
import { lookAgain } from "./look-part";
import { assertDayAhead } from "./rules/day-ahead";
import { saveDecision } from "./store";

/** Longer than this is no lift any more: change the policy, or the class. */
const LONGEST = 90;

/**
 * Gives a customer services back until the end of a day, although an invoice would have them suspended or limited. It ends
 * by itself then, or as soon as nothing is left to collect (domain reference F5.6).
 */
export const liftSuspension = operation({
  name: "collection.lift_suspension",
  permission: "collection:manage",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), until: plainDate(), reason: reasonLine() }),
  async run(work, { customerId, until, reason }) {
    const debtor = await lockDebtor(work, customerId);
    assertDayAhead(until, work.today(debtor.zone), LONGEST);
    if (!debtor.suspended && !debtor.limited && debtor.liftedUntil === null)
      throw conflict("This customer's services are neither suspended nor limited.");
    const liftedUntil = toDate(endOfDay(until, debtor.zone));
    await saveDecision(work, customerId, { liftedUntil });
    work.audit.property(debtorEntity(debtor), "suspensionLiftedUntil", debtor.liftedUntil, liftedUntil, {
      reason,
    });
    await lookAgain(work, [customerId]);
    return { customerId, liftedUntil: liftedUntil.toISOString() };
  },
});
