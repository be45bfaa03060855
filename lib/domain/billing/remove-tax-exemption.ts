import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { customers, taxExemptions, taxes } from "@/db/schema";
import { assertOpen, customerEntity, lockCustomer } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleTo } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { ALL_TAXES, exemptionWords } from "./exemption-part";
import { deleteExemption } from "./tax-store";

const findExemption = async (work: Work, exemptionId: number) => {
  const [row] = await work.tx
    .select({
      customerId: taxExemptions.customerId,
      certificate: taxExemptions.certificate,
      tax: taxes.name,
    })
    .from(taxExemptions)
    .innerJoin(customers, eq(customers.id, taxExemptions.customerId))
    .leftJoin(taxes, eq(taxes.id, taxExemptions.taxId))
    .where(and(eq(taxExemptions.id, exemptionId), visibleTo(work.actor, "customers")));
  if (!row) throw notFound("tax exemption");
  return row;
};

/** The customer pays the tax again, from the next invoice on. */
export const removeTaxExemption = operation({
  name: "tax_exemption.remove",
  permission: "customer:update",
  impersonation: "allow",
  input: z.object({ exemptionId: idInput() }),
  async run(work, { exemptionId }) {
    const { customerId } = await findExemption(work, exemptionId);
    const customer = await lockCustomer(work, customerId);
    assertOpen(customer);
    // Again under the lock: someone else may have removed it just now.
    const { tax, certificate } = await findExemption(work, exemptionId);
    await deleteExemption(work, exemptionId);
    const words = exemptionWords(tax ?? ALL_TAXES, certificate);
    work.audit.property(customerEntity(customer), "taxExemption", words, null);
    return { customerId };
  },
});
