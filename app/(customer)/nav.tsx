import { CalendarCheck, House, LockKeyhole, Phone, UserRound } from "lucide-react";
import type { PortalNav } from "../portal-frame";

export const nav: PortalNav = [
  {
    items: [
      { href: "/customer", label: "Home", icon: <House />, exact: true, needs: "customer:read" },
      {
        href: "/customer/subscriptions",
        label: "Subscriptions",
        icon: <CalendarCheck />,
        needs: "subscription:read",
      },
      { href: "/customer/accounts", label: "Accounts", icon: <Phone />, needs: "account:read" },
      { href: "/customer/profile", label: "My details", icon: <UserRound />, needs: "customer:read" },
      { href: "/customer/security", label: "Security", icon: <LockKeyhole /> },
    ],
  },
];
