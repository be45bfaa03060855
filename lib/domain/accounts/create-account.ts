import { z } from "zod";
import { assertOpen, lockCustomer } from "@/lib/domain/customers";
import { emailLine, idInput, line, optionalPlainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { accountEntity } from "./entity";
import { lineShape } from "./input";
import { assertMainProduct } from "./product-fit";
import { BILLING_MODEL_NAMES } from "./rules/codes";
import { datesProblems } from "./rules/dates";
import { insertAccounts } from "./store";

/** A new line under a customer. Allowed while acting for a reseller: setting up a line is support. */
export const createAccount = operation({
  name: "account.create",
  permission: "account:create",
  impersonation: "allow",
  input: z.object({
    customerId: idInput(),
    ...lineShape,
    name: line(120).optional(),
    email: emailLine().optional(),
    role: lineShape.role.default("phone_line"),
    billingModel: z.enum(BILLING_MODEL_NAMES, "Choose who pays.").default("credit"),
    /** First day of use; today in the customer's billing zone when left out. */
    activatesOn: optionalPlainDate(),
  }),
  async run(work, input) {
    const customer = await lockCustomer(work, input.customerId);
    assertOpen(customer);
    if (input.productId !== null) await assertMainProduct(work, input.productId, customer);
    const activatesOn = input.activatesOn ?? work.today(customer.billingTimeZone);
    const values = { ...input, activatesOn, createdAt: work.now };
    const problems = datesProblems(values);
    if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
    const [accountId] = await insertAccounts(work, [values]);
    if (accountId === undefined) throw new Error("insert returned no id");
    const { createdAt: _, ...told } = values;
    work.audit.created(
      accountEntity({
        id: accountId,
        identifier: input.identifier,
        customerId: customer.id,
        resellerId: customer.resellerId,
        distributorId: customer.distributorId,
      }),
      told,
    );
    return { accountId, customerId: customer.id, identifier: input.identifier };
  },
});
