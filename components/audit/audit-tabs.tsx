import { Tabs } from "../ui/tabs";

/** The two sides of the audit room: everything that happened, and who acted for whom. */
export const AuditTabs = ({ current }: { current: "/admin/audit" | "/admin/audit/acting" }) => (
  <div className="mb-4">
    <Tabs
      label="Audit"
      current={current}
      tabs={[
        { href: "/admin/audit", label: "Log" },
        { href: "/admin/audit/acting", label: "Acting sessions" },
      ]}
    />
  </div>
);
