import { X } from "lucide-react";
import { formatCount } from "@/lib/platform/format";
import { LogoMark } from "./logo";
import { type NavSection, PORTAL_LABELS, type Portal } from "./nav";
import { NavLink } from "./nav-link";
import { NavPicture } from "./nav-picture";
import { SidebarToggle } from "./sidebar-toggle";

export const SIDEBAR_ID = "sidebar";

/** One navigation for all widths: a column on a desk, a drawer (the browser's popover, no script needed) on a phone. */
export function Sidebar({
  portal,
  nav,
  companyName,
}: {
  portal: Portal;
  nav: NavSection[];
  companyName: string;
}) {
  return (
    <aside id={SIDEBAR_ID} popover="auto" className="sidebar">
      <div className="flex h-(--topbar) items-center gap-2.5 px-3">
        <LogoMark />
        <div className="sidebar-text min-w-0 flex-1 leading-tight">
          <p className="truncate text-sm font-semibold">{companyName}</p>
          <p className="truncate text-xs text-accent-text">{PORTAL_LABELS[portal]}</p>
        </div>
        <button
          type="button"
          popoverTarget={SIDEBAR_ID}
          popoverTargetAction="hide"
          aria-label="Close menu"
          className="grid size-10 place-items-center rounded-md text-muted hover:bg-hover lg:hidden"
        >
          <X className="size-5" aria-hidden="true" />
        </button>
      </div>
      <nav aria-label="Main" className="grid flex-1 content-start gap-4 overflow-y-auto px-2 py-2">
        {nav.map((group, index) => (
          <div key={group.section ?? `group${index}`}>
            {group.section && (
              <p className="sidebar-text px-2 pb-1 text-xs font-medium text-faint">{group.section}</p>
            )}
            <ul className="grid gap-px">
              {group.items.map((item) => (
                <li key={item.href}>
                  <NavLink href={item.href} exact={item.exact} className="nav-item">
                    <NavPicture of={item.icon} />
                    <span className="nav-label flex-1 truncate">{item.label}</span>
                    {item.badge !== undefined && item.badge > 0 && (
                      <span className="sidebar-text rounded-full bg-hover px-1.5 text-2xs text-muted tabular-nums">
                        {formatCount(item.badge)}
                      </span>
                    )}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="hidden border-t border-line p-2 lg:block scripting-none:hidden!">
        <SidebarToggle />
      </div>
    </aside>
  );
}
