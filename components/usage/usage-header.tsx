import type { ReactNode } from "react";
import { PageHeader } from "../ui/page-header";
import { Tabs } from "../ui/tabs";

const TABS = [
  { href: "/admin/usage", label: "Files" },
  { href: "/admin/usage/unrated", label: "Waiting" },
  { href: "/admin/usage/calls", label: "Calls" },
  { href: "/admin/usage/sources", label: "Sources" },
];

/** The top of the operator's usage pages: one title, the tabs, and what may be done here. */
export const UsageHeader = ({
  current,
  tabs,
  actions,
}: {
  current: string;
  /** Those this person may open. */
  tabs: readonly string[];
  actions?: ReactNode;
}) => (
  <>
    <PageHeader
      title="Usage"
      subtitle="What was used, where it comes from, and what could not be rated."
      actions={actions}
    />
    <div className="mb-5">
      <Tabs label="Usage" tabs={TABS.filter(({ href }) => tabs.includes(href))} current={current} />
    </div>
  </>
);
