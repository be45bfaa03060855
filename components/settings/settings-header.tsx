import type { ReactNode } from "react";
import { PageHeader } from "../ui/page-header";
import { type Tab, Tabs } from "../ui/tabs";

/** The top of every settings page: one title, the tabs, and what may be added here. */
export const SettingsHeader = ({
  tabs,
  current,
  actions,
}: {
  tabs: Tab[];
  current: string;
  actions?: ReactNode;
}) => (
  <>
    <PageHeader title="Settings" actions={actions} />
    <div className="mb-5">
      <Tabs label="Settings" tabs={tabs} current={current} />
    </div>
  </>
);
