import type { Metadata } from "next";
import { BrandingRoom, openBranding } from "@/app/_branding/branding-room";
import { PageHeader } from "@/components/ui/page-header";
import { page } from "@/lib/transport/page";
import { removeLogoAction, updateBrandingAction } from "./actions";

export const metadata: Metadata = { title: "Look of invoices" };

export default page("reseller", async ({ ctx }) => (
  <>
    <PageHeader title="Look of invoices" subtitle="What your customers get." />
    <BrandingRoom
      branding={await openBranding(ctx)}
      path="/reseller/branding"
      actions={{ update: updateBrandingAction, removeLogo: removeLogoAction }}
    />
  </>
));
