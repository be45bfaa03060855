import { StatusBadge } from "../ui/badge";

/** Whether a reseller or distributor is at work. */
export function PartnerStatus({ status }: { status: string }) {
  if (status === "blocked") return <StatusBadge tone="bad">Blocked</StatusBadge>;
  if (status === "closed") return <StatusBadge tone="neutral">Closed</StatusBadge>;
  return <StatusBadge tone="good">Active</StatusBadge>;
}

export const STATUS_FILTER = {
  name: "status",
  label: "Status",
  options: [
    { value: "active", label: "Active" },
    { value: "blocked", label: "Blocked" },
    { value: "closed", label: "Closed" },
  ],
};
