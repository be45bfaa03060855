import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { savedContact } from "./contact";
import { distributorTerms } from "./create-distributor";
import { distributorEntity } from "./entities";
import { lockDistributor, saveDistributor } from "./store";

/** Changes a distributor's name, contact details, commissions and credit limit. Commissions apply from now on. */
export const updateDistributor = operation({
  name: "distributor.update",
  permission: "distributor:manage",
  impersonation: "allow",
  input: z.object({ distributorId: idInput(), ...distributorTerms }),
  async run(work, { distributorId, ...typed }) {
    const before = await lockDistributor(work, distributorId);
    assertThat(before.status !== "closed", "A closed distributor can't be changed.");
    const terms = { ...typed, ...savedContact(work.actor, typed, before) };
    const after = await saveDistributor(work, distributorId, terms);
    work.audit.changed(distributorEntity(after), before, terms, {
      amounts: ["salesCommission", "paymentCommission", "creditLimit"],
    });
    return { distributorId };
  },
});
