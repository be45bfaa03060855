import type { Metadata } from "next";
import { setsPage } from "@/app/_messages/set-pages";
import { SettingsHeader } from "@/components/settings/settings-header";
import { settingsTabs } from "../tabs";

export const metadata: Metadata = { title: "Notifications" };

export default setsPage("admin", ({ session }, add) => (
  <SettingsHeader tabs={settingsTabs(session)} current="/admin/settings/notifications" actions={add} />
));
