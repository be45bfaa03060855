import { closeAllOf } from "@/lib/domain/subscriptions";
import type { AuditCause } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { chargeFees } from "./charge-fees";
import { debtorEntity } from "./entities";
import type { StopKind, WantedStop } from "./rules/stops";
import { endStops, startStops, stopKey } from "./store";
import type { Surveyed } from "./survey";

const BEGUN: Record<StopKind, string> = {
  limited: "service_limited",
  suspended: "service_suspended",
  terminated: "service_terminated",
};

type EndReason = "settled" | "spared" | StopKind;
/** Why a stop ended, as the audit log says it. */
const ENDED: Record<EndReason, string> = {
  settled: "Nothing that is collected and overdue is left",
  spared: "Lifted for a time, or promised to be paid",
  limited: "Limited instead",
  suspended: "Suspended instead",
  terminated: "Provisionally terminated instead",
};

type Begin = WantedStop & { one: Surveyed };
type End = { one: Surveyed; kind: StopKind; reason: EndReason };

const isBegun = ({ debtor, found: { stop } }: Surveyed): boolean =>
  stop !== null && stop.kind !== "terminated" && debtor[stop.kind];

const beginsOf = (one: Surveyed): Begin[] =>
  one.found.stop === null || isBegun(one) ? [] : [{ one, ...one.found.stop }];

/** Whoever is provisionally terminated is restored by a person, so that never ends here. */
function endsOf(one: Surveyed): End[] {
  const { stop, spared } = one.found;
  const over = (["limited", "suspended"] as const).filter((kind) => one.debtor[kind] && stop?.kind !== kind);
  const reason = stop?.kind ?? (spared ? "spared" : "settled");
  return over.map((kind) => ({ one, kind, reason }));
}

function tell(work: Work, { debtor: { customerId } }: Surveyed, type: string, key: string): void {
  work.events.notice({ type, customerId, key, about: { type: "customer", id: customerId } });
}

/** A stop that ends because everything is settled is charged for, where the policy says so; what is spared is not. */
const chargeReactivation = (work: Work, ended: readonly (End & { stopId: number })[]) =>
  chargeFees(
    work,
    ended
      .filter(({ kind, reason }) => kind === "suspended" && reason === "settled")
      .map(({ one, stopId }) => ({
        one,
        kind: "reactivation_fee" as const,
        amount: one.policy.reactivationFee,
        cause: { type: "service_stop", id: stopId },
        sourceKey: `reactivation after stop ${stopId}`,
        reason: "Services are used again",
      })),
  );

async function endAll(work: Work, ends: readonly End[], causes: ReadonlyMap<number, AuditCause>) {
  const ids = await endStops(
    work,
    ends.map(({ one, kind, reason }) => ({
      customerId: one.debtor.customerId,
      kind,
      day: one.today,
      reason,
    })),
  );
  const ended: (End & { stopId: number })[] = [];
  for (const end of ends) {
    const { one, kind, reason } = end;
    const { customerId } = one.debtor;
    const stopId = ids.get(stopKey({ customerId, kind }));
    const cause = causes.get(customerId) ?? { type: "service_stop", id: stopId ?? 0 };
    work.audit.property(debtorEntity(one.debtor), kind, true, false, { cause, reason: ENDED[reason] });
    if (stopId === undefined) continue;
    ended.push({ ...end, stopId });
    if (reason === "settled" || reason === "spared")
      tell(work, one, "service_resumed", `stop ${stopId} over`);
  }
  return ended;
}

async function beginAll(work: Work, begins: readonly Begin[]): Promise<void> {
  const ids = await startStops(
    work,
    begins.map(({ one: { debtor, today }, kind, invoiceId }) => ({
      customerId: debtor.customerId,
      resellerId: debtor.resellerId,
      distributorId: debtor.distributorId,
      kind,
      invoiceId,
      day: today,
    })),
  );
  for (const { one, kind, invoiceId } of begins) {
    const { customerId } = one.debtor;
    const stopId = ids.get(stopKey({ customerId, kind }));
    const cause = { type: "invoice", id: invoiceId };
    work.audit.property(debtorEntity(one.debtor), kind, false, true, { cause });
    if (stopId !== undefined) tell(work, one, BEGUN[kind], `stop ${stopId} begun`);
  }
  for (const { one, kind } of begins)
    if (kind === "terminated" && one.policy.closeSubscriptions)
      await closeAllOf(work, one.debtor.customerId, "Provisionally terminated for debt");
}

/**
 * Part: lets services stop and come back as a look found it, with one row for each time, one audit row, and one message.
 */
export async function moveStops(
  work: Work,
  list: readonly Surveyed[],
  causes: ReadonlyMap<number, AuditCause>,
): Promise<void> {
  const ended = await endAll(work, list.flatMap(endsOf), causes);
  await beginAll(work, list.flatMap(beginsOf));
  await chargeReactivation(work, ended);
}
