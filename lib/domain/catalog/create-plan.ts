import { z } from "zod";
import { assertCurrencyActive, currencyCode, ownerForNew, ownerInput } from "@/lib/domain/parties";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { planEntity } from "./entities";
import { planTerms } from "./input";
import { planProblems, settledTerms, type TypedTerms } from "./rules/plan-problems";
import type { PlanTerms } from "./rules/plan-terms";
import { insertPlan } from "./store";

/** Terms as they are kept. @throws {DomainError} invalid, with what is wrong by field. */
export function soundTerms(typed: TypedTerms): PlanTerms {
  const fields = planProblems(typed);
  if (Object.keys(fields).length > 0) throw invalid("Some values need your attention.", fields);
  return settledTerms(typed);
}

/** Creates a subscription plan. Who manages it and its currency are fixed from then on. */
export const createPlan = operation({
  name: "plan.create",
  permission: "plan:manage",
  impersonation: "allow",
  input: z.object({ ...planTerms, currency: currencyCode(), resellerId: ownerInput() }),
  async run(work, { resellerId: wanted, currency, ...typed }) {
    const terms = soundTerms(typed);
    const resellerId = await ownerForNew(work, wanted);
    await assertCurrencyActive(work, currency);
    const row = await insertPlan(work, { ...terms, currency, resellerId, createdAt: work.now });
    work.audit.created(planEntity(row), { ...terms, currency });
    return { planId: row.id, name: row.name };
  },
});
