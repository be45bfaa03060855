import { AppLink } from "./app-link";

export type Crumb = { label: string; href?: string };

/** The way back up; the last one, without a link, is where we are. */
export function Breadcrumbs({ items }: { items: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
        {items.map((item, index) => (
          <li key={`${item.href ?? ""}${item.label}`} className="flex items-center gap-x-1.5">
            {index > 0 && (
              <span aria-hidden="true" className="text-faint">
                /
              </span>
            )}
            {item.href ? (
              <AppLink href={item.href} className="rounded-sm hover:text-fg hover:underline">
                {item.label}
              </AppLink>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
