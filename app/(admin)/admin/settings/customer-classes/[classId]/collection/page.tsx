import type { Metadata } from "next";
import { policyPage } from "@/app/_collections/policy-pages";
import { ClassHeader } from "@/components/settings/class-detail";
import { getCustomerClass } from "@/lib/domain/parties";
import { classFrame } from "../class-frame";
import { cancelPolicyAction, previewPolicyAction } from "./actions";

export const metadata: Metadata = { title: "Collection of a customer class" };

export default policyPage(
  "admin",
  async ({ ctx, session }, { id }) => (
    <ClassHeader {...classFrame(session, await getCustomerClass(ctx, { classId: id }))} tab="collection" />
  ),
  { preview: previewPolicyAction, cancel: cancelPolicyAction },
);
