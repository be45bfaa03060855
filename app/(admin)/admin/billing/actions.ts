"use server";

import {
  billOutOfTurn,
  holdBilling,
  pauseRun,
  releaseBilling,
  requestPreview,
  resumeRun,
  retryParked,
  startRunNow,
} from "@/lib/domain/billing";
import { formatCounted } from "@/lib/platform/format";
import { formAction } from "@/lib/transport/action";

export const previewRunAction = formAction("admin", requestPreview, {
  redirectTo: ({ previewId }) => `/admin/billing/previews/${previewId}`,
});
export const startRunAction = formAction("admin", startRunNow, {
  redirectTo: ({ runId }) => `/admin/billing/runs/${runId}`,
  message: "Started.",
});
export const pauseRunAction = formAction("admin", pauseRun, { message: "Paused." });
export const resumeRunAction = formAction("admin", resumeRun, { message: "It goes on." });
export const retryParkedAction = formAction("admin", retryParked, {
  message: ({ customers }) =>
    customers === 0 ? "Nobody is parked any more." : `Trying ${formatCounted(customers, "customer")} again.`,
});
export const holdBillingAction = formAction("admin", holdBilling, { message: "Held." });
export const releaseBillingAction = formAction("admin", releaseBilling, {
  message: "Bill runs have this customer again.",
});
export const billNowAction = formAction("admin", billOutOfTurn, {
  redirectTo: ({ invoiceId }) => `/admin/invoices/${invoiceId}`,
  message: ({ number, total }) => `Invoice ${number ?? ""} over ${total} made.`.replace("  ", " "),
});
