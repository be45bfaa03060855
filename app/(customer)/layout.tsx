import type { ReactNode } from "react";
import { frameMetadata, PortalFrame } from "@/app/_frame/portal-frame";
import { signOutAction, signOutEverywhereAction, stopAction } from "./frame-actions";
import { nav } from "./nav";

export const generateMetadata = frameMetadata("customer");

const actions = { signOutAction, signOutEverywhereAction, stopAction };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <PortalFrame portal="customer" nav={nav} {...actions}>
      {children}
    </PortalFrame>
  );
}
