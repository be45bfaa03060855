import type { Work } from "@/lib/kernel/work";
import { auditMove } from "./audit-move";
import type { Composed } from "./compose";
import { moveMessages, noteAttempts } from "./store";

/** Part: what comes of locked messages that can't go: no attempt, only the reason. Those that are ready are passed over. */
export async function setAside(work: Work, composed: readonly Composed[]): Promise<void> {
  const aside = composed.flatMap((one) => (one.verdict === "ready" ? [] : [one]));
  await moveMessages(
    work,
    aside.map(({ row, verdict, reason }) => ({ id: row.id, status: verdict, reason })),
  );
  await noteAttempts(
    work,
    aside.map(({ row, verdict, reason }) => ({
      row,
      outcome: verdict === "dead" ? "refused" : "cancelled",
      detail: reason,
    })),
  );
  for (const { row, verdict, reason } of aside) auditMove(work, row, verdict, reason);
}
