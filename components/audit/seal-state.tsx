import { formatCounted, formatInstant } from "@/lib/platform/format";
import { StatusBadge } from "../ui/badge";

export type SealState = {
  sealed: { blockNo: number; sealedAt: Date } | null;
  checked: { at: Date; ok: boolean; problem: string } | null;
};

/** Whether the log can be trusted: how far it is sealed, and what the last check of the seals found. */
export function SealBadge({ state: { sealed, checked }, timeZone }: { state: SealState; timeZone: string }) {
  if (!sealed) return <StatusBadge tone="neutral">Not sealed yet</StatusBadge>;
  const upTo = `Sealed up to ${formatInstant(sealed.sealedAt, timeZone)}, ${formatCounted(sealed.blockNo, "block")}`;
  if (!checked) return <StatusBadge tone="info">{upTo}</StatusBadge>;
  const when = formatInstant(checked.at, timeZone);
  return checked.ok ? (
    <StatusBadge tone="good">
      {upTo}; checked {when}
    </StatusBadge>
  ) : (
    <StatusBadge tone="bad">
      The check of {when} found {checked.problem}
    </StatusBadge>
  );
}
