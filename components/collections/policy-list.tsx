import { Scale } from "lucide-react";
import { formatCounted } from "@/lib/platform/format";
import { type Column, DataTable } from "../list/data-table";
import { DateText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { moneyText } from "../ui/money-text";

export type ClassPolicyData = {
  classId: number;
  name: string;
  since: string | null;
  settings: {
    thresholds: Record<string, string>;
    suspend: { days: number } | null;
  };
  changesOn: string | null;
};

function letPass({ since, settings }: ClassPolicyData): string {
  if (since === null) return "–";
  const amounts = Object.entries(settings.thresholds).map(([code, amount]) => moneyText(amount, code));
  return amounts.length > 0 ? `up to ${amounts.join(", ")}` : "Nothing";
}

function suspends({ since, settings: { suspend } }: ClassPolicyData): string {
  if (since === null) return "–";
  return suspend ? `${formatCounted(suspend.days, "day")} after it was due` : "Never";
}

const COLUMNS: Column<ClassPolicyData>[] = [
  { key: "name", header: "Customer class", cell: ({ name }) => name },
  {
    key: "since",
    header: "In force since",
    cell: ({ since }) => <DateText date={since} empty="No policy" />,
  },
  { key: "pass", header: "Let pass", cell: letPass },
  { key: "suspend", header: "Suspended", cell: suspends },
  {
    key: "changes",
    header: "Changes on",
    hideOnPhone: true,
    cell: ({ changesOn }) => <DateText date={changesOn} />,
  },
];

/** How each customer class collects, in a line. */
export const PolicyList = ({ policies, base }: { policies: readonly ClassPolicyData[]; base: string }) => (
  <DataTable
    caption="Collection policies"
    columns={COLUMNS}
    rows={policies}
    rowKey={({ classId }) => classId}
    rowHref={({ classId }) => `${base}/${classId}`}
    empty={
      <EmptyState
        icon={<Scale />}
        title="No customer classes"
        body="Each class of customers has a policy of its own; there is no class yet."
      />
    }
  />
);
