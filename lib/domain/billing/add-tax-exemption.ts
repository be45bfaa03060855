import { z } from "zod";
import { assertOpen, customerEntity, lockCustomer } from "@/lib/domain/customers";
import { idInput, line, optionalId } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { notFound } from "@/lib/platform/errors";
import { ALL_TAXES, exemptionWords, regimeOfClass } from "./exemption-part";
import { insertExemption } from "./tax-store";

/** Frees a customer from one tax of its class's regime, or from all, from the next invoice on. */
export const addTaxExemption = operation({
  name: "tax_exemption.add",
  permission: "customer:update",
  impersonation: "allow",
  input: z.object({ customerId: idInput(), taxId: optionalId(), certificate: line(100).default("") }),
  async run(work, { customerId, taxId, certificate }) {
    const customer = await lockCustomer(work, customerId);
    assertOpen(customer);
    const { regime } = await regimeOfClass(work, customer.classId);
    const tax = regime.taxes.find(({ id }) => id === taxId);
    if (taxId !== null && !tax) throw notFound("tax");
    const row = await insertExemption(work, { customerId, taxId, certificate, createdAt: work.now });
    const words = exemptionWords(tax?.name ?? ALL_TAXES, certificate);
    work.audit.property(customerEntity(customer), "taxExemption", null, words);
    return { exemptionId: row.id, customerId };
  },
});
