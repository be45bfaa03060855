import { z } from "zod";
import { amount, idInput, optionalAmount, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { isNegative, isZero, normalize } from "@/lib/platform/money";
import { recordLimitChange, replaceWarnings } from "./credit-store";
import { customerEntity } from "./entity";
import { type CreditWarning, warningProblem } from "./rules/credit-limit";
import { termsProblems } from "./rules/terms";
import { assertOpen, lockCustomer, saveCustomer } from "./store";

const warning = z.object({
  unit: z.enum(["fixed", "percent"]),
  value: z.union([
    z.literal(""),
    amount().refine((v) => !isNegative(v) && !isZero(v), "Use more than zero."),
  ]),
});

/** What the form shows of a threshold: the same as the log. */
const worded = ({ unit, value }: CreditWarning) => (unit === "percent" ? `${value} %` : value);

const list = (warnings: readonly CreditWarning[]) => warnings.map(worded).sort().join(", ");

/**
 * Sets a customer's permanent credit limit, and at which amounts or parts of it people are to be warned. Money is at
 * stake for good, so it is done under one's own name.
 */
export const setCreditLimit = operation({
  name: "customer.set_credit_limit",
  permission: "customer:credit",
  impersonation: "deny",
  input: z.object({
    customerId: idInput(),
    creditLimit: optionalAmount(),
    /** Empty ones are left out. */
    warnings: z.array(warning).max(10, "Use at most 10.").default([]),
    reason: reasonLine(),
  }),
  async run(work, { customerId, creditLimit, warnings: given, reason }) {
    const before = await lockCustomer(work, customerId);
    assertOpen(before);
    const balanceControl = before.balanceControl === "prepaid" ? "prepaid" : "postpaid";
    const problems = termsProblems({ balanceControl, creditLimit, discountPercent: "0" });
    if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
    const warnings = given.flatMap(({ unit, value }) =>
      value === "" ? [] : [{ unit, value: normalize(value) }],
    );
    const problem = warningProblem(balanceControl, warnings);
    if (problem) throw invalid(problem, { warnings: [problem] });

    const after = await saveCustomer(work, customerId, { creditLimit });
    const wasWarned = list(await replaceWarnings(work, customerId, warnings));
    const was = before.creditLimit === null ? null : normalize(before.creditLimit);
    const is = creditLimit === null ? null : normalize(creditLimit);
    const entity = customerEntity(before);
    work.audit.changed(
      entity,
      { creditLimit: was, creditWarnings: wasWarned },
      { creditLimit: is, creditWarnings: list(warnings) },
      { reason, amounts: ["creditLimit"] },
    );
    if (was !== is) await recordLimitChange(work, before, after, { what: "limit", reason });
    return { customerId, name: before.name };
  },
});
