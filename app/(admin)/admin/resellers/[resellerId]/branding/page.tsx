import type { Metadata } from "next";
import { BrandingRoom, openBranding } from "@/app/_branding/branding-room";
import { routeId } from "@/app/_frame/route-id";
import { PageHeader } from "@/components/ui/page-header";
import { page } from "@/lib/transport/page";
import { removeLogoAction, updateBrandingAction } from "../../../settings/branding/actions";

export const metadata: Metadata = { title: "Look of invoices" };

export default page("admin", async ({ ctx, params }) => {
  const branding = await openBranding(ctx, routeId(params.resellerId, "reseller"));
  const reseller = `/admin/resellers/${branding.resellerId}`;
  return (
    <>
      <PageHeader
        title="Look of invoices"
        subtitle={`What the customers of ${branding.name} get.`}
        breadcrumbs={[
          { label: "Resellers", href: "/admin/resellers" },
          { label: branding.name, href: reseller },
          { label: "Look of invoices" },
        ]}
      />
      <BrandingRoom
        branding={branding}
        path={`${reseller}/branding`}
        actions={{ update: updateBrandingAction, removeLogo: removeLogoAction }}
      />
    </>
  );
});
