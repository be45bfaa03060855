import type { ReactNode } from "react";

export type Portal = "admin" | "distributor" | "reseller" | "customer" | "account";

/** `icon` is an element (`<Users />`): it crosses from server to client. `exact`: marked only on its own page. */
export type NavItem = { href: string; label: string; icon?: ReactNode; badge?: number; exact?: boolean };

export type NavSection = { section?: string; items: NavItem[] };

export const PORTAL_LABELS: Record<Portal, string> = {
  admin: "Operator",
  distributor: "Distributor",
  reseller: "Reseller",
  customer: "My services",
  account: "My line",
};
