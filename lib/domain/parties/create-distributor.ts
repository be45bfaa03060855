import { z } from "zod";
import { optionalAmount } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { isNegative } from "@/lib/platform/money";
import { partnerTerms } from "./create-reseller";
import { distributorEntity } from "./entities";
import { commissionInput, currencyCode, ownerInput } from "./input";
import { assertCurrencyActive, ownerForNew } from "./owners";
import { insertDistributor } from "./store";

export const distributorTerms = {
  ...partnerTerms,
  salesCommission: commissionInput(),
  paymentCommission: commissionInput(),
  creditLimit: optionalAmount()
    .refine((limit) => limit === null || !isNegative(limit), "Use zero or more.")
    .prefault(""),
};

/** Creates a distributor of the company or of a reseller. Its owner and currency are fixed from then on. */
export const createDistributor = operation({
  name: "distributor.create",
  permission: "distributor:manage",
  impersonation: "allow",
  input: z.object({ ...distributorTerms, currency: currencyCode(), resellerId: ownerInput() }),
  async run(work, { resellerId: wanted, ...values }) {
    const resellerId = await ownerForNew(work, wanted);
    await assertCurrencyActive(work, values.currency);
    const row = await insertDistributor(work, { ...values, resellerId, createdAt: work.now });
    work.audit.created(distributorEntity(row), { ...values, resellerId });
    return { distributorId: row.id, name: row.name };
  },
});
