import { Gauge, Layers, Package, Phone, ShieldCheck, Store, Users } from "lucide-react";
import type { PortalNav } from "../portal-frame";

export const nav: PortalNav = [
  {
    items: [{ href: "/reseller", label: "Dashboard", icon: <Gauge />, exact: true, needs: "dashboard:read" }],
  },
  {
    section: "Customers",
    items: [
      { href: "/reseller/customers", label: "Customers", icon: <Users />, needs: "customer:read" },
      { href: "/reseller/accounts", label: "Accounts", icon: <Phone />, needs: "account:read" },
    ],
  },
  {
    section: "Catalogue",
    items: [
      { href: "/reseller/products", label: "Products", icon: <Package />, needs: "product:read" },
      { href: "/reseller/plans", label: "Subscription plans", icon: <Layers />, needs: "plan:read" },
    ],
  },
  {
    section: "Administration",
    items: [
      { href: "/reseller/distributors", label: "Distributors", icon: <Store />, needs: "distributor:read" },
      { href: "/reseller/users", label: "Users", icon: <ShieldCheck />, needs: "user:read" },
    ],
  },
];
