import type { Metadata } from "next";
import { GatewayFacts, GatewayForm } from "@/components/payments/gateway-form";
import { SettingsHeader } from "@/components/settings/settings-header";
import { getGateway } from "@/lib/domain/payments";
import { can, page } from "@/lib/transport/page";
import { settingsTabs } from "../tabs";
import { setGatewayAction } from "./actions";

export const metadata: Metadata = { title: "Card payments" };

export default page("admin", async ({ ctx, session }) => {
  const found = await getGateway(ctx, {});
  return (
    <>
      <SettingsHeader tabs={settingsTabs(session)} current="/admin/settings/payments" />
      {can(session, "settings:manage") ? (
        <GatewayForm {...found} action={setGatewayAction} />
      ) : (
        <GatewayFacts {...found} />
      )}
    </>
  );
});
