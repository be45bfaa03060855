import type { ReactNode } from "react";
import { frameMetadata, PortalFrame } from "@/app/_frame/portal-frame";
import { signOutAction, signOutEverywhereAction, stopAction } from "./frame-actions";
import { nav } from "./nav";

export const generateMetadata = frameMetadata("admin");

const actions = { signOutAction, signOutEverywhereAction, stopAction };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <PortalFrame
      portal="admin"
      nav={nav}
      searchEndpoint="/admin/search"
      workEndpoint="/admin/under-way"
      {...actions}
    >
      {children}
    </PortalFrame>
  );
}
