import { conflict } from "@/lib/platform/errors";

export const PARTNER_STATUSES = ["active", "blocked", "closed"] as const;
/** Of a reseller or a distributor. Blocked and closed people can't sign in; closed is for good. */
export type PartnerStatus = (typeof PARTNER_STATUSES)[number];
export type PartnerVerb = "block" | "unblock" | "close";

const STEPS: Record<PartnerVerb, { from: readonly PartnerStatus[]; to: PartnerStatus; refusal: string }> = {
  block: { from: ["active"], to: "blocked", refusal: "Only an active one can be blocked." },
  unblock: { from: ["blocked"], to: "active", refusal: "Only a blocked one can be unblocked." },
  close: { from: ["active", "blocked"], to: "closed", refusal: "It is closed already." },
};

/** The status after a verb. @throws {DomainError} conflict when the verb does not lead on from this status. */
export function statusAfter(verb: PartnerVerb, status: string): PartnerStatus {
  const step = STEPS[verb];
  if (!step.from.includes(status as PartnerStatus)) throw conflict(step.refusal);
  return step.to;
}
