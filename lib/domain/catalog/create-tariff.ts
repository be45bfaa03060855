import { z } from "zod";
import { assertCurrencyActive, currencyCode, ownerForNew, ownerInput } from "@/lib/domain/parties";
import { operation } from "@/lib/kernel/operation";
import { tariffEntity } from "./entities";
import { tariffTerms, usageService } from "./tariff-input";
import { assertFallbackFits, assertSound } from "./tariff-part";
import { insertTariff } from "./tariff-store";

/** Creates a price list, without rates. Its service, currency and owner are fixed from then on. */
export const createTariff = operation({
  name: "tariff.create",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({
    ...tariffTerms,
    service: usageService(),
    currency: currencyCode(),
    resellerId: ownerInput(),
  }),
  async run(work, { resellerId: wanted, ...terms }) {
    assertSound(terms);
    const resellerId = await ownerForNew(work, wanted);
    await assertCurrencyActive(work, terms.currency);
    if (terms.fallbackTariffId)
      await assertFallbackFits(work, null, terms.fallbackTariffId, { ...terms, resellerId });
    const row = await insertTariff(work, { ...terms, resellerId, createdAt: work.now });
    work.audit.created(tariffEntity(row), terms);
    return { tariffId: row.id, name: row.name };
  },
});
