"use server";

import { agreeDispute, denyDispute, openDispute, withdrawDispute } from "@/lib/domain/billing";
import { formAction } from "@/lib/transport/action";

export const openDisputeAction = formAction("reseller", openDispute, {
  message: "The dispute is open.",
  redirectTo: ({ disputeId }) => `/reseller/disputes/${disputeId}`,
});
export const withdrawDisputeAction = formAction("reseller", withdrawDispute, {
  message: "The dispute is withdrawn.",
});
export const agreeDisputeAction = formAction("reseller", agreeDispute, {
  message: ({ agreed }) => `Agreed to ${agreed}.`,
});
export const denyDisputeAction = formAction("reseller", denyDispute, { message: "The dispute is denied." });
