import type { Metadata } from "next";
import { policyPage } from "@/app/_collections/policy-pages";
import { PageHeader } from "@/components/ui/page-header";
import { cancelPolicyAction, previewPolicyAction } from "./actions";

export const metadata: Metadata = { title: "How a customer class collects" };

export default policyPage(
  "reseller",
  (_, { name }) => (
    <PageHeader
      title={name}
      subtitle="Whom the class asks to pay, reminds, and suspends."
      breadcrumbs={[
        { label: "Collections", href: "/reseller/collections" },
        { label: "Policies", href: "/reseller/collections/policies" },
        { label: name },
      ]}
    />
  ),
  { preview: previewPolicyAction, cancel: cancelPolicyAction },
);
