import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { ImpersonationBanner } from "@/components/shell/impersonation-banner";
import type { NavItem, NavSection } from "@/components/shell/nav";
import { PORTAL_LABELS } from "@/components/shell/nav";
import type { Portal } from "@/lib/transport/portals";
import { can, findPortalSession, type Permission } from "@/lib/transport/session";

/** While someone acts for someone else every page's title says so (IMP-8). */
export const frameMetadata = (portal: Portal) => async (): Promise<Metadata> => {
  const found = await findPortalSession(portal);
  const acting = found && !("ended" in found) ? found.session.acting : null;
  const name = found && !("ended" in found) ? found.session.companyName : "Trunkline";
  const prefix = acting ? `[Acting for ${acting.subjectName}] ` : "";
  return {
    title: { default: `${prefix}${PORTAL_LABELS[portal]} · ${name}`, template: `${prefix}%s · ${name}` },
  };
};

/** A line of the sidebar, and the right without which it would lead nowhere. */
export type PortalNavItem = NavItem & { needs?: Permission };
export type PortalNav = { section?: string; items: PortalNavItem[] }[];

type VoidAction = (form: FormData) => Promise<void>;

type Frame = {
  portal: Portal;
  nav: PortalNav;
  signOutAction: VoidAction;
  signOutEverywhereAction: VoidAction;
  stopAction: VoidAction;
  searchEndpoint?: string;
  workEndpoint?: string;
  children: ReactNode;
};

/**
 * The frame around a portal's pages. It shows who is there and decides nothing: every page finds its session and its
 * rights by itself (WEB-2). Without a session it shows just the page, which leads to sign-in.
 */
export async function PortalFrame({ portal, nav, children, stopAction, ...rest }: Frame) {
  const found = await findPortalSession(portal);
  if (!found || "ended" in found || found.session.pending) return children;
  const { session } = found;
  const { acting } = session;
  const allowed: NavSection[] = nav
    .map(({ section, items }) => ({
      section,
      items: items.filter(({ needs }) => !needs || can(session, needs)).map(({ needs: _, ...item }) => item),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <AppShell
      {...rest}
      folded={(await cookies()).get("sidebar")?.value === "folded"}
      portal={portal}
      nav={allowed}
      user={{
        name: session.personName ?? session.name,
        party: session.personName === session.name ? "" : session.name,
        login: session.login,
        roleName: acting ? `Acting: ${acting.actorName}` : session.roleName,
      }}
      companyName={session.companyName}
      timeZone={session.timeZone}
      securityHref={acting ? undefined : `/${portal}/security`}
      signOutEverywhereAction={acting ? undefined : rest.signOutEverywhereAction}
      signOutAction={acting ? stopAction : rest.signOutAction}
      banner={
        acting && (
          <ImpersonationBanner
            actorName={acting.actorName}
            subjectName={acting.subjectName}
            endsAt={acting.endsAt}
            idleEndsAt={acting.idleEndsAt}
            stopAction={stopAction}
            portalLabel={PORTAL_LABELS[portal]}
          />
        )
      }
    >
      {children}
    </AppShell>
  );
}
