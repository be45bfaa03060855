import { StatusBadge } from "../ui/badge";

/** Whether something of the catalogue is on offer. `word`: what is never sold is in use rather than on offer. */
export const ShelfStatus = ({ archivedAt, word = "On offer" }: { archivedAt: Date | null; word?: string }) =>
  archivedAt ? (
    <StatusBadge tone="neutral">Archived</StatusBadge>
  ) : (
    <StatusBadge tone="good">{word}</StatusBadge>
  );
