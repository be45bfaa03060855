import { z } from "zod";
import { amountAboveZero, idInput, line, optionalPlainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { compare } from "@/lib/platform/money";
import { auditFeeChange } from "./audit-fee-change";
import { subscriptionEntity } from "./entities";
import { lockSubscription } from "./lock-subscriptions";
import { adjustmentLabel } from "./rules/fee";
import { insertAdjustment } from "./store";

/** Also the shape of the form. The reason is shown to the customer beside the fee. */
const adjustmentInput = z
  .object({
    subscriptionId: idInput(),
    kind: z.enum(["discount", "upcharge"]),
    unit: z.enum(["fixed", "percent"]),
    value: amountAboveZero(),
    reason: line(200),
    startsOn: optionalPlainDate(),
    endsOn: optionalPlainDate(),
  })
  .refine(({ kind, unit, value }) => kind === "upcharge" || unit === "fixed" || compare(value, "100") <= 0, {
    path: ["value"],
    message: "A discount is at most 100 %.",
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn, {
    path: ["endsOn"],
    message: "The last day lies before the first.",
  });

/** Gives one subscription a discount or an upcharge, for a time or for good. */
export const adjustSubscription = operation({
  name: "subscription.adjust",
  permission: "subscription:update",
  impersonation: "allow",
  input: adjustmentInput,
  async run(work, { subscriptionId, ...adjustment }) {
    const { row, status } = await lockSubscription(work, subscriptionId);
    assertThat(status !== "closed", "The subscription is closed; its fee can't change any more.");
    const adjustmentId = await insertAdjustment(work.tx, row, adjustment);
    work.audit.created(
      subscriptionEntity(row),
      { adjustmentId, ...adjustment },
      { reason: adjustment.reason, details: { what: adjustmentLabel(adjustment) } },
    );
    const recurringFee = await auditFeeChange(work, row, {
      type: "subscription_adjustment",
      id: adjustmentId,
    });
    return { subscriptionId, customerId: row.customerId, adjustmentId, recurringFee };
  },
});
