import { REALMS, type Realm } from "@/lib/kernel/actor";

/** A portal is a realm's part of the address: /admin, /reseller … */
export type Portal = Realm;
export const PORTALS: readonly Portal[] = REALMS;

export const portalOf = (pathname: string): Portal | null => {
  const first = pathname.split("/")[1] ?? "";
  return REALMS.find((realm) => realm === first) ?? null;
};

export const homeOf = (portal: Portal): string => `/${portal}`;

/**
 * Where to go after signing in: only a plain path below the person's own portal, never a URL. Anything else leads home.
 */
export function safeReturn(portal: Portal, wanted: string | null | undefined): string {
  const plain = /^\/[a-z]+(\/[A-Za-z0-9-]+)*$/;
  return wanted && plain.test(wanted) && portalOf(wanted) === portal ? wanted : homeOf(portal);
}
