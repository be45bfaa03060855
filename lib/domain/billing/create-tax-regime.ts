import { z } from "zod";
import { ownerForNew, ownerInput } from "@/lib/domain/parties";
import { operation } from "@/lib/kernel/operation";
import { regimeTerms } from "./tax-input";
import { regimeEntity, soundTaxes, taxWords } from "./tax-part";
import { insertRegime, replaceTaxes } from "./tax-store";

/** Creates a tax regime. Who manages it is fixed from then on; classes of that owner can be billed by it. */
export const createTaxRegime = operation({
  name: "tax_regime.create",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ ...regimeTerms, resellerId: ownerInput() }),
  async run(work, { name, prices, taxes: typed, resellerId: wanted }) {
    const taxes = soundTaxes(
      prices,
      typed.map((tax) => tax && { ...tax, taxId: null }),
    );
    const resellerId = await ownerForNew(work, wanted);
    const row = await insertRegime(work, { name, prices, resellerId, createdAt: work.now });
    await replaceTaxes(work, { ...row, taxes: [] }, taxes);
    const words = Object.fromEntries(taxes.map((tax) => [`tax ${tax.name}`, taxWords(tax)]));
    work.audit.created(regimeEntity(row), { name, prices, ...words });
    return { taxRegimeId: row.id, name };
  },
});
