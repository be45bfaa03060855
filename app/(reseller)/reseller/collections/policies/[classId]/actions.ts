"use server";

import { addressWith, policyAddress } from "@/app/_collections/policy-address";
import { cancelPolicy, savePolicy } from "@/lib/domain/collections";
import { formatDate } from "@/lib/platform/format";
import { formAction, previewAction } from "@/lib/transport/action";

export const previewPolicyAction = previewAction("reseller", savePolicy, {
  redirectTo: ({ classId }, form) => addressWith(`${policyAddress("reseller", classId)}/preview`, form),
});
export const savePolicyAction = formAction("reseller", savePolicy, {
  redirectTo: ({ classId }) => policyAddress("reseller", classId),
  message: ({ effectiveOn }) => `Saved, from ${formatDate(effectiveOn)}.`,
});
export const cancelPolicyAction = formAction("reseller", cancelPolicy, {
  message: "The change is cancelled.",
});
