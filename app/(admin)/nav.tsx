import {
  Building2,
  FileUp,
  Gauge,
  Layers,
  Package,
  Phone,
  ScrollText,
  Settings,
  ShieldCheck,
  Store,
  Users,
} from "lucide-react";
import type { PortalNav } from "../portal-frame";

export const nav: PortalNav = [
  { items: [{ href: "/admin", label: "Dashboard", icon: <Gauge />, exact: true, needs: "dashboard:read" }] },
  {
    section: "Customers",
    items: [
      { href: "/admin/customers", label: "Customers", icon: <Users />, needs: "customer:read" },
      { href: "/admin/accounts", label: "Accounts", icon: <Phone />, needs: "account:read" },
      { href: "/admin/imports", label: "Imports", icon: <FileUp />, needs: "import:run" },
    ],
  },
  {
    section: "Catalogue",
    items: [
      { href: "/admin/products", label: "Products", icon: <Package />, needs: "product:read" },
      { href: "/admin/plans", label: "Subscription plans", icon: <Layers />, needs: "plan:read" },
    ],
  },
  {
    section: "Partners",
    items: [
      { href: "/admin/resellers", label: "Resellers", icon: <Building2 />, needs: "reseller:read" },
      { href: "/admin/distributors", label: "Distributors", icon: <Store />, needs: "distributor:read" },
    ],
  },
  {
    section: "Administration",
    items: [
      { href: "/admin/users", label: "Users", icon: <ShieldCheck />, needs: "user:read" },
      { href: "/admin/audit", label: "Audit log", icon: <ScrollText />, needs: "audit:read" },
      { href: "/admin/settings", label: "Settings", icon: <Settings />, needs: "settings:read" },
    ],
  },
];
