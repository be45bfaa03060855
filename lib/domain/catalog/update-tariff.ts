import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { tariffEntity } from "./entities";
import { termsOf } from "./read-tariffs";
import { tariffTerms } from "./tariff-input";
import { assertFallbackFits, assertSound } from "./tariff-part";
import { lockTariff, saveTariff } from "./tariff-store";

/** Changes a tariff's terms, for what is rated from now on; its rates are changed by uploads and by `tariff.add_rate`. */
export const updateTariff = operation({
  name: "tariff.update",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ tariffId: idInput(), ...tariffTerms }),
  async run(work, { tariffId, ...typed }) {
    const row = await lockTariff(work, tariffId);
    const before = termsOf(row);
    const terms = { ...typed, currency: before.currency, service: before.service };
    assertSound(terms);
    const { fallbackTariffId } = terms;
    if (fallbackTariffId && fallbackTariffId !== before.fallbackTariffId)
      await assertFallbackFits(work, tariffId, fallbackTariffId, { ...terms, resellerId: row.resellerId });
    const after = await saveTariff(work, tariffId, typed);
    work.audit.changed(tariffEntity(after), before, terms, { amounts: ["minimumCharge"] });
    return { tariffId };
  },
});
