import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";
import { StatRow } from "./stat";

/** The top of a page: where we are, its name and status, the two actions most used, the figures that matter. */
export function PageHeader({
  title,
  status,
  subtitle,
  figures,
  actions,
  breadcrumbs,
}: {
  title: ReactNode;
  status?: ReactNode;
  subtitle?: ReactNode;
  figures?: ReactNode;
  actions?: ReactNode;
  breadcrumbs?: Crumb[];
}) {
  return (
    <header className="mb-5 grid gap-4">
      <div className="grid gap-1.5">
        {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
              {status}
            </div>
            {subtitle && <p className="mt-0.5 text-sm text-muted">{subtitle}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      </div>
      {figures && <StatRow>{figures}</StatRow>}
    </header>
  );
}
