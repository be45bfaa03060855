import { StatusBadge } from "../ui/badge";

/** Whether something of the settings is offered in forms. */
export const ActiveBadge = ({ active }: { active: boolean }) =>
  active ? <StatusBadge tone="good">On</StatusBadge> : <StatusBadge tone="neutral">Off</StatusBadge>;

export const ACTIVE_FILTER = {
  name: "active",
  label: "Offered",
  options: [
    { value: "yes", label: "On" },
    { value: "no", label: "Off" },
  ],
};
