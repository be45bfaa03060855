import type { AuditCause } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { moveStops } from "./move-stops";
import { noteStatuses } from "./note-statuses";
import { settleStandings } from "./settle-standing";
import { type Surveyed, survey } from "./survey";
import { takeSteps } from "./take-steps";

/**
 * Part: looks at customers whose rows are locked and does what follows: records changed statuses, takes the steps that are
 * due, stops services or lets them come back, and says when to look again. Asked again at the same moment it does nothing.
 * @param causes what made it necessary, by customer; without one it was the calendar.
 */
export async function lookAgain(
  work: Work,
  customerIds: readonly number[],
  causes: ReadonlyMap<number, AuditCause> = new Map(),
): Promise<{ looked: Surveyed[]; steps: number }> {
  const looked = await survey(work, customerIds);
  await noteStatuses(work, looked, causes);
  const steps = await takeSteps(work, looked);
  await moveStops(work, looked, causes);
  await settleStandings(work, looked, causes);
  return { looked, steps };
}
