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

export const addSubscriptionAction = formAction("admin", addSubscription, {
  message: "Subscription added.",
  redirectTo: ({ customerId, subscriptionId }) =>
    `/admin/customers/${customerId}/subscriptions/${subscriptionId}`,
});
export const adjustSubscriptionAction = formAction("admin", adjustSubscription, {
  message: "Fee adjusted.",
  redirectTo: ({ customerId, subscriptionId }) =>
    `/admin/customers/${customerId}/subscriptions/${subscriptionId}`,
});
export const pauseSubscriptionAction = formAction("admin", pauseSubscription, {
  message: "Charging is paused.",
  redirectTo: ({ customerId, subscriptionId }) =>
    `/admin/customers/${customerId}/subscriptions/${subscriptionId}`,
});
export const resumeSubscriptionAction = formAction("admin", resumeSubscription, {
  message: "Charging goes on.",
  redirectTo: ({ customerId, subscriptionId }) =>
    `/admin/customers/${customerId}/subscriptions/${subscriptionId}`,
});
export const changePlanAction = formAction("admin", changePlan, {
  message: ({ scheduled, planName }) =>
    scheduled ? `The change to “${planName}” is scheduled.` : `The plan is “${planName}” now.`,
  redirectTo: ({ customerId, scheduled, subscriptionId, successorId }) =>
    `/admin/customers/${customerId}/subscriptions/${scheduled ? subscriptionId : successorId}`,
});
export const removeAdjustmentAction = formAction("admin", removeAdjustment, {
  message: "Adjustment removed.",
});
export const removePromotionAction = formAction("admin", removePromotion, { message: "Promotion removed." });
export const activateSubscriptionAction = formAction("admin", activateSubscription, {
  message: "Subscription activated.",
});
export const cancelClosingAction = formAction("admin", cancelClosing, {
  message: "The subscription runs on.",
});
export const deleteSubscriptionAction = formAction("admin", deleteSubscription, {
  message: "Subscription deleted.",
  redirectTo: ({ customerId }) => `/admin/customers/${customerId}/subscriptions`,
});
export const closeSubscriptionsAction = formAction("admin", closeSubscriptions, {
  message: ({ closing }) => `${formatCounted(closing, "subscription")} closed.`,
  redirectTo: ({ customerId }) => `/admin/customers/${customerId}/subscriptions`,
});
