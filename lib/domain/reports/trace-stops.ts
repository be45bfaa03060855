import { asc, eq } from "drizzle-orm";
import { serviceStops } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import type { AuditRow } from "./audit-rows";

/** Rows and moments of one kind stand beside each other from the newest back: the log and the stops were written together. */
function beside(rows: readonly AuditRow[], moments: readonly Date[]): [number, Date][] {
  return [...rows].reverse().flatMap((row, n): [number, Date][] => {
    const moment = moments[moments.length - 1 - n];
    return moment ? [[row.id, moment]] : [];
  });
}

/**
 * When services stopped and came back, by the row that says so: a stop knows it better than the log's clock.
 * @param rows the newest of the customer, the oldest first.
 */
export async function stopMoments(
  read: Reader,
  customerId: number,
  rows: readonly AuditRow[],
): Promise<Map<number, Date>> {
  const kinds = ["limited", "suspended", "terminated"].filter((kind) =>
    rows.some(({ property }) => property === kind),
  );
  if (kinds.length === 0) return new Map();
  const stops = await read.tx
    .select({ kind: serviceStops.kind, startedAt: serviceStops.startedAt, endedAt: serviceStops.endedAt })
    .from(serviceStops)
    .where(visibleAnd(read.actor, "serviceStops", eq(serviceStops.customerId, customerId)))
    .orderBy(asc(serviceStops.id));
  return new Map(
    kinds.flatMap((kind) => {
      const own = stops.filter((stop) => stop.kind === kind);
      const told = (after: string) => rows.filter((row) => row.property === kind && row.after === after);
      return [
        ...beside(
          told("true"),
          own.map(({ startedAt }) => startedAt),
        ),
        ...beside(
          told("false"),
          own.flatMap(({ endedAt }) => (endedAt ? [endedAt] : [])),
        ),
      ];
    }),
  );
}
