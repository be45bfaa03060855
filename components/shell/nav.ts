import type { NavIcon } from "./nav-icons";

export type Portal = "admin" | "distributor" | "reseller" | "customer" | "account";

/** `exact`: marked only on its own page. `short`: its name where a phone has no room for the whole one. */
export type NavItem = {
  href: string;
  label: string;
  short?: string;
  icon: NavIcon;
  badge?: number;
  exact?: boolean;
};

export type NavSection = { section?: string; items: NavItem[] };

export const PORTAL_LABELS: Record<Portal, string> = {
  admin: "Operator",
  distributor: "Distributor",
  reseller: "Reseller",
  customer: "My services",
  account: "My line",
};
