import type { PortalNav } from "@/app/_frame/portal-frame";

export const nav: PortalNav = [
  {
    items: [
      { href: "/reseller", label: "Dashboard", icon: "dashboard", exact: true, needs: "dashboard:read" },
    ],
  },
  {
    section: "Customers",
    items: [
      { href: "/reseller/customers", label: "Customers", icon: "customers", needs: "customer:read" },
      { href: "/reseller/accounts", label: "Accounts", icon: "accounts", needs: "account:read" },
      { href: "/reseller/mailbox", label: "Mailbox", icon: "messages", needs: "message:read" },
    ],
  },
  {
    section: "Money",
    items: [
      { href: "/reseller/invoices", label: "Invoices", icon: "invoices", needs: "invoice:read" },
      {
        href: "/reseller/collections",
        label: "Collections",
        icon: "collections",
        needs: "collection:read",
      },
      { href: "/reseller/disputes", label: "Disputes", icon: "disputes", needs: "collection:read" },
      { href: "/reseller/payments", label: "Payments", icon: "payments", needs: "payment:read" },
      { href: "/reseller/xdrs", label: "xDRs", icon: "xdrs", needs: "xdr:read" },
      { href: "/reseller/usage", label: "Usage", icon: "usage", needs: "usage:read" },
    ],
  },
  {
    section: "Catalogue",
    items: [
      { href: "/reseller/products", label: "Products", icon: "products", needs: "product:read" },
      { href: "/reseller/plans", label: "Subscription plans", icon: "plans", needs: "plan:read" },
      { href: "/reseller/tariffs", label: "Tariffs", icon: "tariffs", needs: "tariff:read" },
      { href: "/reseller/discounts", label: "Volume discounts", icon: "discounts", needs: "tariff:read" },
    ],
  },
  {
    section: "Administration",
    items: [
      {
        href: "/reseller/distributors",
        label: "Distributors",
        icon: "distributors",
        needs: "distributor:read",
      },
      {
        href: "/reseller/notifications",
        label: "Notifications",
        icon: "notifications",
        needs: "notification:read",
      },
      { href: "/reseller/branding", label: "Look of invoices", icon: "branding", needs: "branding:manage" },
      { href: "/reseller/users", label: "Users", icon: "users", needs: "user:read" },
    ],
  },
];
