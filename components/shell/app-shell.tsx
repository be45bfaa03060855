"use client";

import { Menu as MenuIcon } from "lucide-react";
import type { ReactNode } from "react";
import { BottomNav } from "./bottom-nav";
import { Clock } from "./clock";
import { LogoMark } from "./logo";
import type { NavSection, Portal } from "./nav";
import { PersonMenu, type ShellUser } from "./person-menu";
import { SearchButton } from "./search-button";
import { SIDEBAR_ID, Sidebar } from "./sidebar";
import { WorkMenu } from "./work-menu";

type VoidAction = (form: FormData) => void | Promise<void>;

/** The frame of every portal: banner, sidebar, top bar, content. One client part with small props, drawn once a page. */
export function AppShell({
  folded,
  portal,
  nav,
  user,
  companyName,
  timeZone,
  banner,
  children,
  signOutAction,
  signOutEverywhereAction,
  securityHref,
  searchEndpoint,
  workEndpoint,
}: {
  /** The sidebar shows pictures only. */
  folded: boolean;
  portal: Portal;
  nav: NavSection[];
  user: ShellUser;
  companyName: string;
  timeZone: string;
  /** The ImpersonationBanner, when someone acts for someone else. */
  banner?: ReactNode;
  children: ReactNode;
  signOutAction: VoidAction;
  signOutEverywhereAction?: VoidAction;
  securityHref?: string;
  searchEndpoint?: string;
  workEndpoint?: string;
}) {
  const phoneFirst = portal === "customer" || portal === "account";
  const pages = nav.flatMap((group) =>
    group.items.map(({ label, href }) => ({ label, href, section: group.section })),
  );
  return (
    <div data-portal={portal} data-sidebar={folded ? "folded" : "open"} className="shell">
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      {banner}
      <Sidebar portal={portal} nav={nav} companyName={companyName} />
      <header className="topbar">
        <button
          type="button"
          popoverTarget={SIDEBAR_ID}
          aria-label="Menu"
          className="-ml-1.5 grid size-10 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-fg lg:hidden"
        >
          <MenuIcon className="size-5" aria-hidden="true" />
        </button>
        <span className="flex min-w-0 items-center gap-2 lg:hidden">
          <LogoMark className="size-6" />
          <span className="truncate text-sm font-semibold">{companyName}</span>
        </span>
        <div className="flex flex-1 justify-end lg:justify-start">
          <SearchButton endpoint={searchEndpoint} pages={pages} />
        </div>
        <Clock timeZone={timeZone} />
        {workEndpoint && <WorkMenu endpoint={workEndpoint} />}
        <PersonMenu
          user={user}
          securityHref={securityHref}
          signOutAction={signOutAction}
          signOutEverywhereAction={signOutEverywhereAction}
        />
      </header>
      <main id="main" tabIndex={-1} className={phoneFirst ? "content content-narrow" : "content"}>
        {children}
      </main>
      {phoneFirst && <BottomNav items={nav.flatMap((group) => group.items)} />}
    </div>
  );
}
