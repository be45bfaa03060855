import { CalendarCheck, LockKeyhole, Phone } from "lucide-react";
import type { PortalNav } from "../portal-frame";

export const nav: PortalNav = [
  {
    items: [
      { href: "/account", label: "My line", icon: <Phone />, exact: true, needs: "account:read" },
      {
        href: "/account/subscriptions",
        label: "Subscriptions",
        icon: <CalendarCheck />,
        needs: "subscription:read",
      },
      { href: "/account/security", label: "Security", icon: <LockKeyhole /> },
    ],
  },
];
