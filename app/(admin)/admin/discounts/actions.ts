"use server";

import {
  archiveDiscountPlan,
  createDestinationGroup,
  createDiscountPlan,
  deleteDestinationGroup,
  restoreDiscountPlan,
  updateDestinationGroup,
  updateDiscountPlan,
} from "@/lib/domain/catalog";
import { formAction } from "@/lib/transport/action";

const planHref = ({ discountPlanId }: { discountPlanId: number }) => `/admin/discounts/${discountPlanId}`;
const groupHref = ({ groupId }: { groupId: number }) => `/admin/discounts/groups/${groupId}`;

export const createDiscountPlanAction = formAction("admin", createDiscountPlan, { redirectTo: planHref });
export const updateDiscountPlanAction = formAction("admin", updateDiscountPlan, { redirectTo: planHref });
export const archiveDiscountPlanAction = formAction("admin", archiveDiscountPlan, { message: "Archived." });
export const restoreDiscountPlanAction = formAction("admin", restoreDiscountPlan, {
  message: "Back on offer.",
});
export const createDestinationGroupAction = formAction("admin", createDestinationGroup, {
  redirectTo: groupHref,
});
export const updateDestinationGroupAction = formAction("admin", updateDestinationGroup, {
  message: "Saved.",
});
export const deleteDestinationGroupAction = formAction("admin", deleteDestinationGroup, {
  redirectTo: () => "/admin/discounts/groups",
  message: "Deleted.",
});
