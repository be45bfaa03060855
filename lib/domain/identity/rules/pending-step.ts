import type { Realm } from "@/lib/kernel/actor";

/** What a signed-in person must do before anything else is open to them. */
export type PendingStep = "second_factor" | "change_password" | "enrol";

/** Realms of whom a second factor can be demanded (WEB-12). */
const SECOND_FACTOR_REALMS: readonly Realm[] = ["admin", "reseller", "distributor"];

/** Whether a person of this realm must have a second factor. */
export const demandsSecondFactor = (realm: string, required: boolean): boolean =>
  required && SECOND_FACTOR_REALMS.includes(realm as Realm);

type Facts = {
  realm: string;
  totpConfirmedAt: Date | null;
  mustChangePassword: boolean;
  secondFactorRequired: boolean;
};

/** Second factor first (it proves who is there), then a forced password change, then enrolment. */
export function pendingStep(facts: Facts, secondFactorDone: boolean): PendingStep | null {
  if (facts.totpConfirmedAt && !secondFactorDone) return "second_factor";
  if (facts.mustChangePassword) return "change_password";
  const demanded = demandsSecondFactor(facts.realm, facts.secondFactorRequired);
  return demanded && !facts.totpConfirmedAt ? "enrol" : null;
}
