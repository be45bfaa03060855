import type { Metadata } from "next";
import { BrandingRoom, openBranding } from "@/app/_branding/branding-room";
import { SettingsHeader } from "@/components/settings/settings-header";
import { page } from "@/lib/transport/page";
import { settingsTabs } from "../tabs";
import { removeLogoAction, updateBrandingAction } from "./actions";

export const metadata: Metadata = { title: "Look of invoices" };

const PATH = "/admin/settings/branding";

export default page("admin", async ({ ctx, session }) => {
  const branding = await openBranding(ctx, 0);
  return (
    <>
      <SettingsHeader tabs={settingsTabs(session)} current={PATH} />
      <BrandingRoom
        branding={branding}
        path={PATH}
        actions={{ update: updateBrandingAction, removeLogo: removeLogoAction }}
      />
    </>
  );
});
