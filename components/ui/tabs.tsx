import clsx from "clsx";
import { formatCount } from "@/lib/platform/format";
import { AppLink } from "./app-link";

export type Tab = { href: string; label: string; count?: number };

/** Tabs that are links; `current` is the href of the one being shown. */
export function Tabs({
  tabs,
  current,
  label = "Sections",
}: {
  tabs: Tab[];
  current: string;
  label?: string;
}) {
  return (
    <nav aria-label={label} className="-mb-px overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-5">
        {tabs.map((tab) => {
          const here = tab.href === current;
          return (
            <li key={tab.href}>
              <AppLink
                href={tab.href}
                aria-current={here ? "page" : undefined}
                className={clsx(
                  "inline-flex min-h-10 items-center gap-1.5 border-b-2 text-sm font-medium whitespace-nowrap -outline-offset-2",
                  // On a phone the row begins where the current tab is seen.
                  here
                    ? "border-accent-text text-fg [scroll-initial-target:nearest]"
                    : "border-transparent text-muted hover:text-fg",
                )}
              >
                {tab.label}
                {tab.count !== undefined && (
                  <span className="rounded-full bg-sunken px-1.5 text-2xs text-muted tabular-nums">
                    {formatCount(tab.count)}
                  </span>
                )}
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
