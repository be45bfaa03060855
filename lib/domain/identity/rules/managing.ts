import type { Realm } from "@/lib/kernel/actor";
import type { Permission } from "@/lib/kernel/permissions";

/** Realms whose users someone of this realm may create; which of them it reaches is said by its scope. */
const MANAGED: Record<Realm, readonly Realm[]> = {
  admin: ["admin", "reseller", "distributor", "customer", "account"],
  reseller: ["reseller", "distributor", "customer", "account"],
  distributor: [],
  customer: [],
  account: [],
};

export const managedRealms = (realm: Realm): readonly Realm[] => MANAGED[realm];

/** Of the rights wanted, those the granter does not hold: nobody hands out more than they have. */
export const missingRights = <Right extends string>(
  held: ReadonlySet<Permission>,
  wanted: Iterable<Right>,
): Right[] => [...wanted].filter((right) => !(held as ReadonlySet<string>).has(right));
