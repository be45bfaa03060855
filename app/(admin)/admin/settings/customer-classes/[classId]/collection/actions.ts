"use server";

import { addressWith } from "@/app/_collections/policy-address";
import { cancelPolicy, savePolicy } from "@/lib/domain/collections";
import { formatDate } from "@/lib/platform/format";
import { formAction, previewAction } from "@/lib/transport/action";

const pageOf = (classId: number) => `/admin/settings/customer-classes/${classId}/collection`;

export const previewPolicyAction = previewAction("admin", savePolicy, {
  redirectTo: ({ classId }, form) => addressWith(`${pageOf(classId)}/preview`, form),
});
export const savePolicyAction = formAction("admin", savePolicy, {
  redirectTo: ({ classId }) => pageOf(classId),
  message: ({ effectiveOn }) => `Saved, from ${formatDate(effectiveOn)}.`,
});
export const cancelPolicyAction = formAction("admin", cancelPolicy, { message: "The change is cancelled." });
