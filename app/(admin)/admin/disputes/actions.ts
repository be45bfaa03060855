"use server";

import { agreeDispute, denyDispute, openDispute, withdrawDispute } from "@/lib/domain/billing";
import { formAction } from "@/lib/transport/action";

export const openDisputeAction = formAction("admin", openDispute, {
  message: "The dispute is open.",
  redirectTo: ({ disputeId }) => `/admin/disputes/${disputeId}`,
});
export const withdrawDisputeAction = formAction("admin", withdrawDispute, {
  message: "The dispute is withdrawn.",
});
export const agreeDisputeAction = formAction("admin", agreeDispute, {
  message: ({ agreed }) => `Agreed to ${agreed}.`,
});
export const denyDisputeAction = formAction("admin", denyDispute, { message: "The dispute is denied." });
