import { StatusBadge } from "../ui/badge";

/** Whether something of the catalogue is on offer. */
export const ShelfStatus = ({ archivedAt }: { archivedAt: Date | null }) =>
  archivedAt ? (
    <StatusBadge tone="neutral">Archived</StatusBadge>
  ) : (
    <StatusBadge tone="good">On offer</StatusBadge>
  );
