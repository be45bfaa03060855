import type { Metadata } from "next";
import { PolicyList } from "@/components/collections/policy-list";
import { PageHeader } from "@/components/ui/page-header";
import { listPolicies } from "@/lib/domain/collections";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Collection policies" };

export default page("reseller", async ({ ctx }) => (
  <>
    <PageHeader
      title="Collection policies"
      subtitle="How each class of your customers is asked to pay."
      breadcrumbs={[{ label: "Collections", href: "/reseller/collections" }, { label: "Policies" }]}
    />
    <PolicyList policies={await listPolicies(ctx, {})} base="/reseller/collections/policies" />
  </>
));
