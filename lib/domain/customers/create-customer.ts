import { z } from "zod";
import {
  assertCurrencyActive,
  assertTimeZoneActive,
  classForCustomer,
  ownerForNew,
  ownerInput,
} from "@/lib/domain/parties";
import { line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { partsOf } from "@/lib/platform/time";
import { customerEntity } from "./entity";
import { contactShape, foundingShape, noteInput, termsShape } from "./input";
import { termsProblems } from "./rules/terms";
import { insertCustomers } from "./store";
import { distributorForCustomer } from "./terms-fit";

const { name, ...optionalContact } = contactShape;

/** A new customer, under the company or a reseller. Allowed while acting for a reseller: helping to sign up is support. */
export const createCustomer = operation({
  name: "customer.create",
  permission: "customer:create",
  impersonation: "allow",
  input: z.object({
    name,
    ...z.object(optionalContact).partial().shape,
    ...termsShape,
    ...foundingShape,
    note: noteInput().optional(),
    externalRef: line(120).optional(),
    resellerId: ownerInput(),
  }),
  async run(work, { externalRef, resellerId: wantedReseller, ...input }) {
    const resellerId = await ownerForNew(work, wantedReseller);
    await assertCurrencyActive(work, input.currency);
    await assertTimeZoneActive(work, input.billingTimeZone, "billingTimeZone");
    const cls = await classForCustomer(work, {
      classId: input.classId,
      resellerId,
      currency: input.currency,
    });
    const distributorId = await distributorForCustomer(work, input.distributorId, resellerId);
    const problems = termsProblems(input);
    if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
    const values = {
      ...input,
      resellerId,
      distributorId,
      classId: cls.id,
      externalRef: externalRef || null,
      anchorDay: input.anchorDay ?? partsOf(work.today(input.billingTimeZone)).day,
      createdAt: work.now,
    };
    const [customerId] = await insertCustomers(work, [values]);
    if (customerId === undefined) throw new Error("insert returned no id");
    const { createdAt: _, ...told } = values;
    work.audit.created(customerEntity({ id: customerId, ...values }), told);
    return { customerId, name: input.name };
  },
});
