import type { AuditCause } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { startOfDay, toDate } from "@/lib/platform/time";
import { debtorEntity } from "./entities";
import { type Standing, saveStandings } from "./store";
import type { Surveyed } from "./survey";

const earliest = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce((first, one) => (one && (!first || one < first) ? one : first), null);

/** Nothing that is collected is left: promises are kept, and a lift has nothing to lift. */
const isClear = ({ found }: Surveyed): boolean => found.invoices.every(({ status }) => status !== "collect");

/** What becomes of a lift and a promise: over when their time is, or when there is nothing left to collect. */
function decisions(work: Work, one: Surveyed, causes: ReadonlyMap<number, AuditCause>) {
  const { debtor, today } = one;
  const clear = isClear(one);
  const entity = debtorEntity(debtor);
  const cause = causes.get(debtor.customerId);
  const options = cause ? { cause } : {};
  const liftOver = debtor.liftedUntil !== null && (clear || debtor.liftedUntil <= work.now);
  if (liftOver)
    work.audit.property(entity, "suspensionLiftedUntil", debtor.liftedUntil, null, {
      ...options,
      reason: clear ? "Paid" : "Its time is over",
    });
  const { promiseUntil, promiseAmount } = debtor;
  const promiseOver = promiseUntil !== null && (clear || promiseUntil < today);
  if (promiseOver) {
    work.audit.property(entity, "promiseToPay", promiseUntil, null, {
      ...options,
      reason: clear ? "Kept" : "Not kept",
      details: { amount: promiseAmount },
    });
    if (!clear)
      work.events.notice({
        type: "promise_broken",
        customerId: debtor.customerId,
        key: `promise of ${debtor.customerId} until ${promiseUntil} broken`,
        about: { type: "customer", id: debtor.customerId },
        values: { amount: promiseAmount ?? "0.00", promised_on: promiseUntil },
      });
  }
  return {
    liftedUntil: liftOver ? null : debtor.liftedUntil,
    promiseUntil: promiseOver ? null : promiseUntil,
    promiseAmount: promiseOver ? null : promiseAmount,
  };
}

/**
 * Part: keeps where each customer stands now, and when to look again: on the next day something comes, when a lift ends, or
 * when another version of the policy takes effect, whichever is first. Who owes nothing and was never known stays unknown.
 */
export async function settleStandings(
  work: Work,
  list: readonly Surveyed[],
  causes: ReadonlyMap<number, AuditCause>,
): Promise<void> {
  const standings: Standing[] = [];
  for (const one of list) {
    const { debtor, found, changesOn, invoices } = one;
    if (!debtor.known && invoices.length === 0) continue;
    const kind = found.stop?.kind;
    const decided = decisions(work, one, causes);
    const starts = (day: string | null) => (day === null ? null : toDate(startOfDay(day, debtor.zone)));
    standings.push({
      customerId: debtor.customerId,
      suspended: kind === "suspended",
      limited: kind === "limited",
      terminatedAt: debtor.terminatedAt ?? (kind === "terminated" ? work.now : null),
      ...decided,
      nextAt: earliest([
        starts(found.nextOn),
        decided.liftedUntil,
        invoices.length > 0 ? starts(changesOn) : null,
      ]),
    });
  }
  await saveStandings(work, standings);
}
