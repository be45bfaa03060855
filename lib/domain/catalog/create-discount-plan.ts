import { z } from "zod";
import { assertCurrencyActive, currencyCode, ownerForNew, ownerInput } from "@/lib/domain/parties";
import { requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { discountEntriesInput, wantedEntries } from "./discount-input";
import { assertEntriesFit, entryWords } from "./discount-part";
import { insertDiscountPlan, saveEntries } from "./discount-store";
import { discountPlanEntity } from "./entities";

/** Creates a volume discount plan; without an entry it is a draft. Its owner and currency are fixed from then on. */
export const createDiscountPlan = operation({
  name: "discount_plan.create",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({
    name: requiredLine(120),
    entries: discountEntriesInput(),
    currency: currencyCode(),
    resellerId: ownerInput(),
  }),
  async run(work, { resellerId: wanted, entries: typed, ...values }) {
    const entries = wantedEntries(typed);
    const resellerId = await ownerForNew(work, wanted);
    await assertCurrencyActive(work, values.currency);
    await assertEntriesFit(work, resellerId, entries);
    const row = await insertDiscountPlan(work, { ...values, resellerId, createdAt: work.now });
    await saveEntries(work, row, [], entries);
    work.audit.created(discountPlanEntity(row), { ...values, ...entryWords(entries) });
    return { discountPlanId: row.id, name: row.name };
  },
});
