import { z } from "zod";
import { seesPersonalData } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { forbidden, invalid } from "@/lib/platform/errors";
import { customerEntity } from "./entity";
import { contactShape, noteInput } from "./input";
import { assertOpen, lockCustomer, saveCustomer } from "./store";

const NAME_IS_THEIRS = "Your provider keeps this name. Ask them to change it.";

/**
 * Names and contact details; only what is given changes. A customer changes its own, but not the name it is kept
 * under nor the provider's note. Allowed while acting for someone: correcting an address is what support is for.
 */
export const updateCustomerContact = operation({
  name: "customer.update_contact",
  permission: "customer:contact",
  impersonation: "allow",
  input: z.object({
    customerId: idInput(),
    ...z.object(contactShape).partial().shape,
    note: noteInput().optional(),
  }),
  async run(work, { customerId, ...given }) {
    const before = await lockCustomer(work, customerId);
    assertOpen(before);
    // Whoever sees masks would save them over what stands behind.
    if (!seesPersonalData(work.actor))
      throw forbidden("Changing contact details needs the right to see them.");
    const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    if (work.actor.kind === "customer") {
      delete changes.note;
      if ("name" in changes && changes.name !== before.name)
        throw invalid(NAME_IS_THEIRS, { name: [NAME_IS_THEIRS] });
    }
    if (Object.keys(changes).length > 0) await saveCustomer(work, customerId, changes);
    work.audit.changed(customerEntity(before), before, changes);
    return { customerId };
  },
});
