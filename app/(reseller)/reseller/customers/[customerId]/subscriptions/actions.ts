"use server";

import {
  activateSubscription,
  addSubscription,
  adjustSubscription,
  cancelClosing,
  changePlan,
  closeSubscriptions,
  deleteSubscription,
  pauseSubscription,
  removeAdjustment,
  removePromotion,
  resumeSubscription,
} from "@/lib/domain/subscriptions";
import { formatCounted } from "@/lib/platform/format";
import { formAction } from "@/lib/transport/action";

export const addSubscriptionAction = formAction("reseller", addSubscription, {
  message: "Subscription added.",
  redirectTo: ({ customerId, subscriptionId }) =>
    `/reseller/customers/${customerId}/subscriptions/${subscriptionId}`,
});
export const adjustSubscriptionAction = formAction("reseller", adjustSubscription, {
  message: "Fee adjusted.",
  redirectTo: ({ customerId, subscriptionId }) =>
    `/reseller/customers/${customerId}/subscriptions/${subscriptionId}`,
});
export const pauseSubscriptionAction = formAction("reseller", pauseSubscription, {
  message: "Charging is paused.",
  redirectTo: ({ customerId, subscriptionId }) =>
    `/reseller/customers/${customerId}/subscriptions/${subscriptionId}`,
});
export const resumeSubscriptionAction = formAction("reseller", resumeSubscription, {
  message: "Charging goes on.",
  redirectTo: ({ customerId, subscriptionId }) =>
    `/reseller/customers/${customerId}/subscriptions/${subscriptionId}`,
});
export const changePlanAction = formAction("reseller", changePlan, {
  message: ({ scheduled, planName }) =>
    scheduled ? `The change to “${planName}” is scheduled.` : `The plan is “${planName}” now.`,
  redirectTo: ({ customerId, scheduled, subscriptionId, successorId }) =>
    `/reseller/customers/${customerId}/subscriptions/${scheduled ? subscriptionId : successorId}`,
});
export const removeAdjustmentAction = formAction("reseller", removeAdjustment, {
  message: "Adjustment removed.",
});
export const removePromotionAction = formAction("reseller", removePromotion, {
  message: "Promotion removed.",
});
export const activateSubscriptionAction = formAction("reseller", activateSubscription, {
  message: "Subscription activated.",
});
export const cancelClosingAction = formAction("reseller", cancelClosing, {
  message: "The subscription runs on.",
});
export const deleteSubscriptionAction = formAction("reseller", deleteSubscription, {
  message: "Subscription deleted.",
  redirectTo: ({ customerId }) => `/reseller/customers/${customerId}/subscriptions`,
});
export const closeSubscriptionsAction = formAction("reseller", closeSubscriptions, {
  message: ({ closing }) => `${formatCounted(closing, "subscription")} closed.`,
  redirectTo: ({ customerId }) => `/reseller/customers/${customerId}/subscriptions`,
});
