import clsx from "clsx";
import { AppLink } from "../ui/app-link";

/** A column's name that orders by it; the arrow shows the order there is. */
export function SortHeader({ label, href, dir }: { label: string; href: string; dir?: "asc" | "desc" }) {
  return (
    <AppLink href={href} scroll={false} className={clsx("sort", dir && "text-fg")}>
      {label}
      <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true" fill="none" stroke="currentColor">
        {dir !== "desc" && <path d="M1.5 4.5 4 2l2.5 2.5" strokeWidth="1.4" opacity={dir ? 1 : 0.55} />}
        {dir !== "asc" && <path d="M1.5 7.5 4 10l2.5-2.5" strokeWidth="1.4" opacity={dir ? 1 : 0.55} />}
      </svg>
    </AppLink>
  );
}
