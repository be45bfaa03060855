import { z } from "zod";
import { amountAboveZero, idInput, line, plainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { compare, ZERO } from "@/lib/platform/money";
import { debtorEntity } from "./entities";
import { lockDebtor } from "./lock-debtor";
import { lookAgain } from "./look-part";
import { assertDayAhead } from "./rules/day-ahead";
import { saveDecision } from "./store";
import { remainingOf, survey } from "./survey";

/** Days ahead; whoever needs longer has promised nothing. */
const LONGEST = 60;

/**
 * Writes down that a customer will pay until the end of a day. Until then nobody is reminded, limited or suspended; after
 * it the ladder goes on where it would stand. A new promise takes the place of the one before.
 */
export const promiseToPay = operation({
  name: "collection.promise_to_pay",
  permission: "collection:manage",
  impersonation: "deny",
  input: z.object({
    customerId: idInput(),
    amount: amountAboveZero(),
    until: plainDate(),
    comment: line(500).default(""),
  }),
  async run(work, { customerId, amount: promised, until, comment }) {
    const debtor = await lockDebtor(work, customerId);
    assertDayAhead(until, work.today(debtor.zone), LONGEST);
    const [found] = await survey(work, [customerId]);
    const owed = found ? remainingOf(found) : ZERO;
    if (compare(promised, owed) > 0) {
      const message = `No more than ${owed} ${debtor.currency} is asked for.`;
      throw conflict(message, { amount: [message] });
    }
    await saveDecision(work, customerId, { promiseUntil: until, promiseAmount: promised });
    work.audit.property(debtorEntity(debtor), "promiseToPay", debtor.promiseUntil, until, {
      reason: comment,
      details: { amount: promised },
    });
    work.events.notice({
      type: "promise_recorded",
      customerId,
      key: `promise of ${customerId} until ${until} of ${promised}`,
      about: { type: "customer", id: customerId },
      values: { amount: promised, promised_on: until },
    });
    await lookAgain(work, [customerId]);
    return { customerId, until };
  },
});
