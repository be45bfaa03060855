import { z } from "zod";
import { creditCapOf } from "@/lib/domain/identity";
import { amountAboveZero, idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import { endOfDay, isPlainDate, toDate, wallClock } from "@/lib/platform/time";
import { recordLimitChange } from "./credit-store";
import { customerEntity } from "./entity";
import { effectiveLimit, raiseProblems } from "./rules/credit-limit";
import { assertOpen, lockCustomer, saveCustomer } from "./store";

const MESSAGE = "Use a day like 2026-03-31, or a day and a time like 2026-03-31T18:00.";
const until = z
  .string()
  .trim()
  .refine(
    (text) => isPlainDate(text.slice(0, 10)) && /^.{10}(T([01]\d|2[0-3]):[0-5]\d)?$/.test(text),
    MESSAGE,
  );

/** A moment of a zone's wall clock; a day alone lasts to its end. */
const momentOf = (text: string, zone: string): Date =>
  toDate(text.length === 10 ? endOfDay(text, zone) : wallClock(text.slice(0, 10), text.slice(11), zone));

/**
 * Raises a credit limit until a moment, by an amount or a part of the limit, no more and no longer than the role of who
 * does it lets. At its moment the permanent limit counts again by itself. A second raise takes the place of the first.
 */
export const raiseCreditLimitTemporarily = operation({
  name: "customer.raise_credit_limit_temporarily",
  permission: "customer:credit",
  impersonation: "deny",
  input: z.object({
    customerId: idInput(),
    amount: amountAboveZero(),
    unit: z.enum(["fixed", "percent"]),
    /** In the customer's billing time zone. */
    until,
    reason: reasonLine(),
  }),
  async run(work, { customerId, amount: raise, unit, until: untilText, reason }) {
    const before = await lockCustomer(work, customerId);
    assertOpen(before);
    const balanceControl = before.balanceControl === "prepaid" ? "prepaid" : "postpaid";
    const untilAt = momentOf(untilText, before.billingTimeZone);
    const problems = raiseProblems(
      { ...before, balanceControl },
      { amount: raise, unit, until: untilAt },
      await creditCapOf(work),
      work.now,
    );
    const [first] = Object.values(problems);
    if (first) throw invalid(first[0] ?? "Some values need your attention.", problems);
    const changes = {
      creditRaise: normalize(raise),
      creditRaiseUnit: unit,
      creditRaiseUntil: untilAt,
    };
    const after = await saveCustomer(work, customerId, changes);
    const was = before.creditRaise === null ? null : normalize(before.creditRaise);
    work.audit.changed(customerEntity(before), { ...before, creditRaise: was }, changes, { reason });
    await recordLimitChange(work, before, after, { what: "raise", reason });
    return { customerId, limit: effectiveLimit({ ...after, balanceControl }, work.now), until: untilAt };
  },
});
