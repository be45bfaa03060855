import { formatCounted } from "@/lib/platform/format";
import { StatusBadge } from "../ui/badge";
import type { InvariantRow } from "./books-types";

/** Whether an invariant holds, as a word and a shape. */
export function InvariantState({ row }: { row: Pick<InvariantRow, "count" | "looks"> }) {
  if (row.looks === null) return <StatusBadge tone="info">Kept as it happens</StatusBadge>;
  if (row.count === null) return <StatusBadge tone="neutral">Not checked yet</StatusBadge>;
  if (row.count === 0) return <StatusBadge tone="good">Holds</StatusBadge>;
  return <StatusBadge tone="bad">{formatCounted(row.count, "discrepancy", "discrepancies")}</StatusBadge>;
}
