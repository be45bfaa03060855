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

const planHref = ({ discountPlanId }: { discountPlanId: number }) => `/reseller/discounts/${discountPlanId}`;
const groupHref = ({ groupId }: { groupId: number }) => `/reseller/discounts/groups/${groupId}`;

export const createDiscountPlanAction = formAction("reseller", createDiscountPlan, { redirectTo: planHref });
export const updateDiscountPlanAction = formAction("reseller", updateDiscountPlan, { redirectTo: planHref });
export const archiveDiscountPlanAction = formAction("reseller", archiveDiscountPlan, {
  message: "Archived.",
});
export const restoreDiscountPlanAction = formAction("reseller", restoreDiscountPlan, {
  message: "Back on offer.",
});
export const createDestinationGroupAction = formAction("reseller", createDestinationGroup, {
  redirectTo: groupHref,
});
export const updateDestinationGroupAction = formAction("reseller", updateDestinationGroup, {
  message: "Saved.",
});
export const deleteDestinationGroupAction = formAction("reseller", deleteDestinationGroup, {
  redirectTo: () => "/reseller/discounts/groups",
  message: "Deleted.",
});
