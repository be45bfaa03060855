"use server";

import { endImpersonation } from "@/lib/domain/identity";
import { formAction } from "@/lib/transport/action";

export const endActingAction = formAction("admin", endImpersonation, {
  // The row that asked is gone or changed by then: the page says it, not a toast.
  redirectTo: ({ impersonationId }) => `/admin/audit/acting?ended=${impersonationId}`,
});
