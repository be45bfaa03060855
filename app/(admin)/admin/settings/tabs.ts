import { can, type Permission, type PortalSession } from "@/lib/transport/session";

type SettingsTab = { href: string; label: string; needs: Permission };

const TABS: SettingsTab[] = [
  { href: "/admin/settings", label: "Company", needs: "settings:read" },
  { href: "/admin/settings/currencies", label: "Currencies", needs: "settings:read" },
  { href: "/admin/settings/time-zones", label: "Time zones", needs: "settings:read" },
  { href: "/admin/settings/customer-classes", label: "Customer classes", needs: "settings:read" },
  { href: "/admin/settings/taxes", label: "Taxes", needs: "settings:read" },
  { href: "/admin/settings/invoice-numbers", label: "Invoice numbers", needs: "settings:read" },
  { href: "/admin/settings/payments", label: "Card payments", needs: "settings:read" },
  { href: "/admin/settings/non-working-days", label: "Non-working days", needs: "settings:read" },
  { href: "/admin/settings/branding", label: "Look of invoices", needs: "branding:manage" },
  { href: "/admin/settings/notifications", label: "Notifications", needs: "notification:read" },
  { href: "/admin/settings/roles", label: "Roles and permissions", needs: "role:read" },
];

/** The tabs of the settings that lead somewhere for this person. */
export const settingsTabs = (session: PortalSession) =>
  TABS.filter(({ needs }) => can(session, needs)).map(({ href, label }) => ({ href, label }));
