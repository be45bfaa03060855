import type { PortalNav } from "@/app/_frame/portal-frame";

export const nav: PortalNav = [
  {
    items: [
      { href: "/account", label: "My line", icon: "accounts", exact: true, needs: "account:read" },
      {
        href: "/account/subscriptions",
        label: "Subscriptions",
        short: "Plans",
        icon: "subscriptions",
        needs: "subscription:read",
      },
      { href: "/account/invoices", label: "Invoices", icon: "invoices", needs: "invoice:read" },
      { href: "/account/xdrs", label: "Charges", icon: "xdrs", needs: "xdr:read" },
      { href: "/account/usage", label: "Usage", icon: "usage", needs: "usage:read" },
      { href: "/account/security", label: "Security", icon: "security" },
    ],
  },
];
