import { StatusBadge } from "../ui/badge";

/** Whether someone may come in, in a word and a shape. */
export function UserStatus({ status, locked }: { status: "active" | "disabled"; locked?: boolean }) {
  if (status === "disabled") return <StatusBadge tone="neutral">Disabled</StatusBadge>;
  if (locked) return <StatusBadge tone="warning">Locked</StatusBadge>;
  return <StatusBadge tone="good">Active</StatusBadge>;
}

export const SecondFactorStatus = ({ on }: { on: boolean }) =>
  on ? <StatusBadge tone="good">On</StatusBadge> : <StatusBadge tone="neutral">Off</StatusBadge>;
