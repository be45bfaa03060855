import { z } from "zod";
import { prose, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { classEntity } from "./entities";
import { optionalCurrencyCode, ownerInput } from "./input";
import { assertCurrencyActive, ownerForNew } from "./owners";
import { insertClass } from "./store";

export const classTerms = {
  name: requiredLine(100),
  description: prose(1000).default(""),
  restoreWithinDays: z.coerce
    .number("Use a number of days.")
    .int("Use whole days.")
    .min(0, "Use 0 or more days.")
    .max(3650, "Use at most 3,650 days.")
    .default(30),
};

/** Creates a customer class. Who manages it and its currency are fixed from then on. */
export const createCustomerClass = operation({
  name: "customer_class.create",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ ...classTerms, resellerId: ownerInput(), currency: optionalCurrencyCode() }),
  async run(work, { resellerId: wanted, ...values }) {
    const resellerId = await ownerForNew(work, wanted);
    if (values.currency) await assertCurrencyActive(work, values.currency);
    const row = await insertClass(work, { ...values, resellerId });
    work.audit.created(classEntity(row), { ...values, resellerId });
    return { classId: row.id };
  },
});
