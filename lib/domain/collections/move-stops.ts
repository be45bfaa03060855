import { auditPosted, post } from "@/lib/domain/ledger";
import { closeAllOf } from "@/lib/domain/subscriptions";
import type { AuditCause } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { compare, ZERO } from "@/lib/platform/money";
import { debtorEntity } from "./entities";
import { wantedStop } from "./rules/stops";
import { endStops, type StopKind, type StopToEnd, type StopToStart, startStops } from "./store";
import type { Surveyed } from "./survey";

const KINDS: readonly StopKind[] = ["limited", "suspended", "terminated"];
const BEGUN: Record<StopKind, string> = {
  limited: "service_limited",
  suspended: "service_suspended",
  terminated: "service_terminated",
};

type Move = { one: Surveyed; kind: StopKind; invoiceId: number | null };

const isIn = ({ debtor }: Surveyed, kind: StopKind): boolean =>
  kind === "terminated" ? debtor.terminatedAt !== null : debtor[kind];

/** What begins and what ends, compared with what was in force. */
function movesOf(one: Surveyed): { begins: Move[]; ends: (Move & { reason: string })[] } {
  const wanted = wantedStop(one.found.reached, one.debtor.terminatedAt !== null);
  const begins: Move[] = [];
  const ends: (Move & { reason: string })[] = [];
  for (const kind of KINDS) {
    const should = wanted?.kind === kind;
    if (should && !isIn(one, kind)) begins.push({ one, kind, invoiceId: wanted.invoiceId });
    // Whoever is provisionally terminated is restored by a person.
    if (!should && isIn(one, kind) && kind !== "terminated")
      ends.push({
        one,
        kind,
        invoiceId: null,
        reason: wanted?.kind ?? (one.found.spared ? "spared" : "settled"),
      });
  }
  return { begins, ends };
}

async function chargeReactivation(
  work: Work,
  ended: readonly { move: Move; stopId: number }[],
): Promise<void> {
  const due = ended.filter(
    ({ move }) => move.kind === "suspended" && compare(move.one.policy.reactivationFee, ZERO) > 0,
  );
  const posted = await post(
    work,
    due.map(({ move: { one }, stopId }) => ({
      customerId: one.debtor.customerId,
      kind: "reactivation_fee" as const,
      service: "fees" as const,
      amount: one.policy.reactivationFee,
      occurredAt: work.now,
      day: one.today,
      cause: { type: "service_stop", id: stopId },
      sourceKey: `reactivation after stop ${stopId}`,
    })),
  );
  for (const row of posted) {
    const found = due.find(({ stopId }) => row.sourceKey === `reactivation after stop ${stopId}`);
    if (found)
      auditPosted(work, debtorEntity(found.move.one.debtor), row, { reason: "Services are used again" });
  }
}

/**
 * Part: lets services stop and come back as a look found it, with one row for each time, one audit row, and one message.
 * What ends because everything is settled is charged for, where the policy says so; what a promise or a lift ends is not.
 */
export async function moveStops(
  work: Work,
  list: readonly Surveyed[],
  causes: ReadonlyMap<number, AuditCause>,
): Promise<void> {
  const moves = list.map(movesOf);
  const ends = moves.flatMap((one) => one.ends);
  const ended = await endStops(
    work,
    ends.map(
      ({ one, kind, reason }): StopToEnd => ({
        customerId: one.debtor.customerId,
        kind,
        day: one.today,
        reason,
      }),
    ),
  );
  const begins = moves.flatMap((one) => one.begins);
  const begun = await startStops(
    work,
    begins.map(
      ({ one: { debtor, today }, kind, invoiceId }): StopToStart => ({
        customerId: debtor.customerId,
        resellerId: debtor.resellerId,
        distributorId: debtor.distributorId,
        kind,
        invoiceId: invoiceId ?? 0,
        day: today,
      }),
    ),
  );
  const settled: { move: Move; stopId: number }[] = [];
  for (const move of ends) {
    const { one, kind, reason } = move;
    const { customerId } = one.debtor;
    const stopId = ended.get(`${customerId} ${kind}`);
    const cause = causes.get(customerId) ?? { type: "service_stop", id: stopId ?? 0 };
    work.audit.property(debtorEntity(one.debtor), kind, true, false, { cause, reason: ENDED[reason] ?? "" });
    if (stopId !== undefined && reason === "settled") settled.push({ move, stopId });
    if (stopId !== undefined && !KINDS.includes(reason as StopKind))
      work.events.notice({
        type: "service_resumed",
        customerId,
        key: `stop ${stopId} over`,
        about: { type: "customer", id: customerId },
      });
  }
  for (const { one, kind, invoiceId } of begins) {
    const { customerId } = one.debtor;
    const stopId = begun.get(`${customerId} ${kind}`);
    work.audit.property(debtorEntity(one.debtor), kind, false, true, {
      cause: { type: "invoice", id: invoiceId ?? 0 },
    });
    if (stopId !== undefined)
      work.events.notice({
        type: BEGUN[kind],
        customerId,
        key: `stop ${stopId} begun`,
        about: { type: "customer", id: customerId },
      });
  }
  for (const { one, kind } of begins)
    if (kind === "terminated" && one.policy.closeSubscriptions)
      await closeAllOf(work, one.debtor.customerId, "Provisionally terminated for debt");
  await chargeReactivation(work, settled);
}

/** Why a stop ended, as the audit log says it. */
const ENDED: Record<string, string> = {
  settled: "Nothing that is collected and overdue is left",
  spared: "Lifted for a time, or promised to be paid",
  limited: "Limited instead",
  suspended: "Suspended instead",
  terminated: "Provisionally terminated instead",
};
