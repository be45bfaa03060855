import type { PortalNav } from "@/app/_frame/portal-frame";

export const nav: PortalNav = [
  {
    items: [{ href: "/admin", label: "Dashboard", icon: "dashboard", exact: true, needs: "dashboard:read" }],
  },
  {
    section: "Customers",
    items: [
      { href: "/admin/customers", label: "Customers", icon: "customers", needs: "customer:read" },
      { href: "/admin/accounts", label: "Accounts", icon: "accounts", needs: "account:read" },
      { href: "/admin/mailbox", label: "Mailbox", icon: "messages", needs: "message:read" },
      { href: "/admin/imports", label: "Imports", icon: "import", needs: "import:run" },
    ],
  },
  {
    section: "Money",
    items: [
      { href: "/admin/billing", label: "Bill runs", icon: "billing", needs: "bill_run:read" },
      { href: "/admin/invoices", label: "Invoices", icon: "invoices", needs: "invoice:read" },
      {
        href: "/admin/collections",
        label: "Collections",
        icon: "collections",
        needs: "collection:read",
      },
      { href: "/admin/disputes", label: "Disputes", icon: "disputes", needs: "collection:read" },
      { href: "/admin/payments", label: "Payments", icon: "payments", needs: "payment:read" },
      { href: "/admin/xdrs", label: "xDRs", icon: "xdrs", needs: "xdr:read" },
      { href: "/admin/usage", label: "Usage", icon: "usage", needs: "usage:read" },
    ],
  },
  {
    section: "Catalogue",
    items: [
      { href: "/admin/products", label: "Products", icon: "products", needs: "product:read" },
      { href: "/admin/plans", label: "Subscription plans", icon: "plans", needs: "plan:read" },
      { href: "/admin/tariffs", label: "Tariffs", icon: "tariffs", needs: "tariff:read" },
      { href: "/admin/discounts", label: "Volume discounts", icon: "discounts", needs: "tariff:read" },
    ],
  },
  {
    section: "Partners",
    items: [
      { href: "/admin/resellers", label: "Resellers", icon: "company", needs: "reseller:read" },
      { href: "/admin/distributors", label: "Distributors", icon: "distributors", needs: "distributor:read" },
    ],
  },
  {
    section: "Administration",
    items: [
      { href: "/admin/users", label: "Users", icon: "users", needs: "user:read" },
      { href: "/admin/books", label: "Books", icon: "books", needs: "books:read" },
      { href: "/admin/audit", label: "Audit log", icon: "audit", needs: "audit:read" },
      { href: "/admin/settings", label: "Settings", icon: "settings", needs: "settings:read" },
    ],
  },
];
