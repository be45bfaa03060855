import { z } from "zod";
import { emailLine, line, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { createDefaultClass } from "./default-class";
import { resellerEntity } from "./entities";
import { currencyCode } from "./input";
import { assertCurrencyActive } from "./owners";
import { insertReseller } from "./store";

export const partnerTerms = {
  name: requiredLine(120),
  email: emailLine().default(""),
  phone: line(50).default(""),
};

/** Creates a reseller with a "Default" customer class of its own. Its currency is fixed from then on. */
export const createReseller = operation({
  name: "reseller.create",
  permission: "reseller:manage",
  impersonation: "deny",
  input: z.object({ ...partnerTerms, currency: currencyCode() }),
  async run(work, input) {
    await assertCurrencyActive(work, input.currency);
    const row = await insertReseller(work, { ...input, createdAt: work.now });
    work.audit.created(resellerEntity(row), input);
    await createDefaultClass(work, row.id);
    return { resellerId: row.id, name: row.name };
  },
});
