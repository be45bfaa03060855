import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { notFound } from "@/lib/platform/errors";
import { regimeTerms } from "./tax-input";
import { auditRegime, soundTaxes } from "./tax-part";
import { lockRegime, replaceTaxes, saveRegime } from "./tax-store";

/**
 * Changes a regime for every class that is billed by it, from the next invoice that is made. Invoices there are keep their
 * tax lines, also those still under review (B19).
 */
export const updateTaxRegime = operation({
  name: "tax_regime.update",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ taxRegimeId: idInput(), ...regimeTerms }),
  async run(work, { taxRegimeId, name, prices, taxes: typed }) {
    const taxes = soundTaxes(prices, typed);
    const before = await lockRegime(work, taxRegimeId);
    if (taxes.some(({ taxId }) => taxId !== null && before.taxes.every(({ id }) => id !== taxId)))
      throw notFound("tax");
    await saveRegime(work, taxRegimeId, { name, prices });
    await replaceTaxes(work, before, taxes);
    auditRegime(work, before, { name, prices, taxes });
    return { taxRegimeId };
  },
});
