import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { savedContact } from "./contact";
import { partnerTerms } from "./create-reseller";
import { resellerEntity } from "./entities";
import { lockReseller, saveReseller } from "./store";

/** Changes a reseller's name and contact details. */
export const updateReseller = operation({
  name: "reseller.update",
  permission: "reseller:manage",
  impersonation: "deny",
  input: z.object({ resellerId: idInput(), ...partnerTerms }),
  async run(work, { resellerId, ...typed }) {
    const before = await lockReseller(work, resellerId);
    assertThat(before.status !== "closed", "A closed reseller can't be changed.");
    const terms = { name: typed.name, ...savedContact(work.actor, typed, before) };
    const after = await saveReseller(work, resellerId, terms);
    work.audit.changed(resellerEntity(after), before, terms);
    return { resellerId };
  },
});
