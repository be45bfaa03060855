import { z } from "zod";
import { idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { discountUsers } from "./discount-in-use";
import { discountEntriesInput, wantedEntries } from "./discount-input";
import { assertEntriesFit, entryWords } from "./discount-part";
import { lockDiscountPlan, saveDiscountPlan, saveEntries } from "./discount-store";
import { discountPlanEntity } from "./entities";

/**
 * Changes a volume discount plan for everyone who has it, from the next grants on: what was granted for a period already
 * stays as it was granted. One in use keeps at least one entry.
 */
export const updateDiscountPlan = operation({
  name: "discount_plan.update",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ discountPlanId: idInput(), name: requiredLine(120), entries: discountEntriesInput() }),
  async run(work, { discountPlanId, name, entries: typed }) {
    const entries = wantedEntries(typed);
    const before = await lockDiscountPlan(work, discountPlanId);
    await assertEntriesFit(work, before.resellerId, entries);
    if (entries.length === 0 && before.entries.length > 0) {
      const { products, customers } = await discountUsers(work, discountPlanId);
      assertThat(
        products.length === 0 && customers.value === 0,
        "It is in use, so it needs an entry. Take it from its products and customers first.",
      );
    }
    await saveDiscountPlan(work, discountPlanId, { name });
    await saveEntries(work, before, before.entries, entries);
    const [old, now] = [entryWords(before.entries), entryWords(entries)];
    const gone = Object.fromEntries(
      Object.keys(old)
        .filter((key) => !(key in now))
        .map((key) => [key, null]),
    );
    work.audit.changed<Record<string, string | null>>(
      discountPlanEntity({ ...before, name }),
      { name: before.name, ...old },
      { name, ...now, ...gone },
    );
    return { discountPlanId };
  },
});
