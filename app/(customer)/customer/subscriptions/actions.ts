"use server";

import { closeSubscriptions } from "@/lib/domain/subscriptions";
import { formatCounted } from "@/lib/platform/format";
import { formAction } from "@/lib/transport/action";

export const closeSubscriptionsAction = formAction("customer", closeSubscriptions, {
  message: ({ closing }) => `${formatCounted(closing, "subscription")} closed.`,
  redirectTo: () => "/customer/subscriptions",
});
