import type { PortalNav } from "@/app/_frame/portal-frame";

export const nav: PortalNav = [
  {
    items: [
      { href: "/customer", label: "Home", icon: "home", exact: true, needs: "customer:read" },
      {
        href: "/customer/subscriptions",
        label: "Subscriptions",
        short: "Plans",
        icon: "subscriptions",
        needs: "subscription:read",
      },
      { href: "/customer/invoices", label: "Invoices", icon: "invoices", needs: "invoice:read" },
      { href: "/customer/payments", label: "Payments", icon: "payments", needs: "payment:read" },
      { href: "/customer/xdrs", label: "Charges", icon: "xdrs", needs: "xdr:read" },
      { href: "/customer/usage", label: "Usage", icon: "usage", needs: "usage:read" },
      { href: "/customer/disputes", label: "Disputes", icon: "disputes", needs: "collection:read" },
      { href: "/customer/accounts", label: "Accounts", icon: "accounts", needs: "account:read" },
      { href: "/customer/messages", label: "Messages", icon: "messages", needs: "message:read" },
      { href: "/customer/profile", label: "My details", icon: "profile", needs: "customer:read" },
      { href: "/customer/security", label: "Security", icon: "security" },
    ],
  },
];
