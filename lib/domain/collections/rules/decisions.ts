import type { PlainDate } from "@/lib/platform/time";
import type { CollectionState } from "./stops";

/** What people can decide for one customer, beside the policy of its class. */
export type Decision = "lift" | "end_lift" | "promise" | "cancel_promise" | "restore";

type Standing = {
  state: CollectionState;
  today: PlainDate;
  lifted: boolean;
  promised: boolean;
  /** An invoice is collected. */
  collects: boolean;
  /** The last day on which a terminated customer can be restored; null where it is not terminated. */
  restorableUntil: PlainDate | null;
};

/**
 * What can be decided now (domain reference F5.6): a lift where services are off or lifted already, a promise where an
 * invoice is collected and services can still come back by paying, a restoration within the days of the class.
 */
export function decisionsOpen({
  state,
  today,
  lifted,
  promised,
  collects,
  restorableUntil,
}: Standing): Decision[] {
  const open: Record<Decision, boolean> = {
    lift: state === "limited" || state === "suspended" || lifted,
    end_lift: lifted,
    promise: state !== "terminated" && collects,
    cancel_promise: promised,
    restore: restorableUntil !== null && today <= restorableUntil,
  };
  return (Object.keys(open) as Decision[]).filter((decision) => open[decision]);
}
