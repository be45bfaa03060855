import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { estimate, estimatedInput, type TaxEstimate } from "./estimate-part";
import { findRegime } from "./get-tax-regime";
import { DEFAULT_TERMS } from "./read-terms";

/** The taxes on an amount by one regime, to the cent, for who sets it up. */
export const estimateRegime = query({
  name: "tax_regime.estimate",
  permission: "settings:read",
  impersonation: "allow",
  input: z.object({ taxRegimeId: idInput(), ...estimatedInput }),
  reads: null,
  async run(read, { taxRegimeId, ...given }): Promise<TaxEstimate> {
    const { prices, taxes } = await findRegime(read, taxRegimeId);
    return estimate(given, {
      regime: { prices, taxes },
      precision: DEFAULT_TERMS.precision,
      exemptions: [],
    });
  },
});
