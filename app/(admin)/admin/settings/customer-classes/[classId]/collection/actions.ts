"use server";

import { addressWith, policyAddress } from "@/app/_collections/policy-address";
import { cancelPolicy, savePolicy } from "@/lib/domain/collections";
import { formatDate } from "@/lib/platform/format";
import { formAction, previewAction } from "@/lib/transport/action";

export const previewPolicyAction = previewAction("admin", savePolicy, {
  redirectTo: ({ classId }, form) => addressWith(`${policyAddress("admin", classId)}/preview`, form),
});
export const savePolicyAction = formAction("admin", savePolicy, {
  redirectTo: ({ classId }) => policyAddress("admin", classId),
  message: ({ effectiveOn }) => `Saved, from ${formatDate(effectiveOn)}.`,
});
export const cancelPolicyAction = formAction("admin", cancelPolicy, { message: "The change is cancelled." });
