import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { recordLimitChange } from "./credit-store";
import { customerEntity } from "./entity";
import { isRaised } from "./rules/credit-limit";
import { assertOpen, lockCustomer, saveCustomer } from "./store";

/** Ends a temporary raise of a credit limit before its moment. */
export const endCreditRaise = operation({
  name: "customer.end_credit_raise",
  permission: "customer:credit",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const before = await lockCustomer(work, customerId);
    assertOpen(before);
    const balanceControl = before.balanceControl === "prepaid" ? "prepaid" : "postpaid";
    assertThat(isRaised({ ...before, balanceControl }, work.now), "The limit is not raised now.");
    const changes = { creditRaise: null, creditRaiseUnit: null, creditRaiseUntil: null };
    const after = await saveCustomer(work, customerId, changes);
    work.audit.changed(customerEntity(before), before, changes, { reason });
    await recordLimitChange(work, before, after, { what: "raise_ended", reason });
    return { customerId, name: before.name };
  },
});
