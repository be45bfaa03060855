"use server";

import { openDispute, withdrawDispute } from "@/lib/domain/billing";
import { formAction } from "@/lib/transport/action";

export const openDisputeAction = formAction("customer", openDispute, {
  message: "The dispute is open.",
  redirectTo: ({ disputeId }) => `/customer/disputes/${disputeId}`,
});
export const withdrawDisputeAction = formAction("customer", withdrawDispute, {
  message: "The dispute is withdrawn.",
});
