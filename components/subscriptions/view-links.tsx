import clsx from "clsx";
import { formatCount } from "@/lib/platform/format";
import { AppLink } from "../ui/app-link";

export type ViewLink = { href: string; label: string; count?: number; current: boolean };

/** A few ways to look at the same list, as links side by side. */
export function ViewLinks({ label, links }: { label: string; links: ViewLink[] }) {
  return (
    <nav
      aria-label={label}
      className="max-w-full overflow-x-auto rounded-lg border border-line bg-sunken p-0.5"
    >
      <ul className="flex min-w-max gap-0.5">
        {links.map((link) => (
          <li key={link.href}>
            <AppLink
              href={link.href}
              aria-current={link.current ? "true" : undefined}
              className={clsx(
                "inline-flex min-h-8 items-center gap-1.5 rounded-md px-2 text-sm sm:px-2.5 font-medium whitespace-nowrap -outline-offset-2 pointer-coarse:min-h-10",
                link.current ? "bg-surface text-fg shadow-card" : "text-muted hover:text-fg",
              )}
            >
              {link.label}
              {link.count !== undefined && (
                <span className="text-xs text-muted tabular-nums max-sm:sr-only">
                  {formatCount(link.count)}
                </span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
