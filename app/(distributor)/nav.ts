import type { PortalNav } from "@/app/_frame/portal-frame";

export const nav: PortalNav = [
  {
    items: [
      { href: "/distributor", label: "Dashboard", icon: "dashboard", exact: true, needs: "dashboard:read" },
    ],
  },
  {
    section: "Customers",
    items: [
      { href: "/distributor/customers", label: "Customers", icon: "customers", needs: "customer:read" },
      { href: "/distributor/invoices", label: "Invoices", icon: "invoices", needs: "invoice:read" },
      { href: "/distributor/xdrs", label: "xDRs", icon: "xdrs", needs: "xdr:read" },
    ],
  },
  {
    section: "Mine",
    items: [{ href: "/distributor/security", label: "Security", icon: "security" }],
  },
];
