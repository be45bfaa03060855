import { AtSign } from "lucide-react";
import type { Metadata } from "next";
import { setsPage } from "@/app/_messages/set-pages";
import { SettingsHeader } from "@/components/settings/settings-header";
import { ButtonLink } from "@/components/ui/button";
import { settingsTabs } from "../tabs";

export const metadata: Metadata = { title: "Notifications" };

export default setsPage("admin", ({ session }, add) => (
  <SettingsHeader
    tabs={settingsTabs(session)}
    current="/admin/settings/notifications"
    actions={
      <>
        <ButtonLink href="/admin/settings/notifications/senders" icon={<AtSign aria-hidden="true" />}>
          Sender domains
        </ButtonLink>
        {add}
      </>
    }
  />
));
