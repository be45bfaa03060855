import { z } from "zod";
import { idInput, optionalAmount } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { isNegative, normalize } from "@/lib/platform/money";
import { roleEntity } from "./entities";
import { assertHolds } from "./granting";
import { lockRole, setRoleCredit } from "./role-store";

const optionalDays = z.preprocess(
  (given) => (given === "" || given === undefined ? null : given),
  z.coerce
    .number()
    .int("Use whole days.")
    .min(0, "Use zero or more.")
    .max(3650, "Use at most 3,650.")
    .nullable(),
);

/**
 * Says by how much, and for how long, the people of a role may raise a credit limit for a time; empty is no cap. Built-in
 * roles too: it says how a right is used here, not which rights there are.
 */
export const setCreditCap = operation({
  name: "role.set_credit_cap",
  permission: "role:manage",
  impersonation: "deny",
  input: z.object({
    roleId: idInput(),
    maxAmount: optionalAmount().refine((value) => value === null || !isNegative(value), "Use zero or more."),
    maxDays: optionalDays,
  }),
  async run(work, { roleId, maxAmount, maxDays }) {
    const before = await lockRole(work, roleId);
    assertHolds(work, before.permissions, "This role may do more than you, so you can't change it.");
    const creditRaiseMax = maxAmount === null ? null : normalize(maxAmount);
    const changes = { creditRaiseMax, creditRaiseDays: maxDays };
    await setRoleCredit(work, roleId, changes);
    work.audit.changed(roleEntity(before), before, changes, { amounts: ["creditRaiseMax"] });
    return { roleId, name: before.name };
  },
});
