import { ScrollText } from "lucide-react";
import { ExportLink } from "../list/export-link";
import { AppLink } from "../ui/app-link";
import { buttonClass } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import { TraceTable } from "./trace-table";
import { TraceTimeline } from "./trace-timeline";
import type { TraceData } from "./trace-types";

function Views({ data }: { data: TraceData }) {
  const views = [
    { key: "timeline", href: data.hrefs.timeline, label: data.labels.timeline },
    { key: "table", href: data.hrefs.table, label: data.labels.table },
  ];
  return (
    <nav aria-label={`${data.labels.timeline}, ${data.labels.table}`} className="flex gap-1">
      {views.map(({ key, href, label }) => (
        <AppLink
          key={key}
          href={href}
          aria-current={key === data.view ? "true" : undefined}
          className={buttonClass(key === data.view ? "secondary" : "ghost", "sm")}
        >
          {label}
        </AppLink>
      ))}
    </nav>
  );
}

function Before({ data }: { data: TraceData }) {
  if (!data.before) return null;
  return (
    <p className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 rounded-md border border-line bg-sunken px-3 py-2 text-sm">
      <span>
        {data.labels.before}
        {data.before.note && <span className="text-muted"> · {data.before.note}</span>}
      </span>
      <span className="font-semibold">
        <Money amount={data.before.amount} currency={data.currency} />
      </span>
    </p>
  );
}

function Pages({ data }: { data: TraceData }) {
  const { earlier, later } = data.hrefs;
  if (!earlier && !later) return null;
  return (
    <nav aria-label={`${data.labels.earlier}, ${data.labels.later}`} className="flex flex-wrap gap-2 py-3">
      {earlier && (
        <AppLink href={earlier} className={buttonClass("secondary", "sm")}>
          {data.labels.earlier}
        </AppLink>
      )}
      {later && (
        <AppLink href={later} className={buttonClass("secondary", "sm")}>
          {data.labels.later}
        </AppLink>
      )}
    </nav>
  );
}

/** How a figure or a status came about: what it comes to, and every step that led there. */
export function TraceView({ data }: { data: TraceData }) {
  return (
    <section lang={data.locale} className="grid gap-3">
      {data.conclusion && <p className="text-lg font-medium text-balance">{data.conclusion}</p>}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Views data={data} />
        <span lang="en">
          <ExportLink href={data.hrefs.file} />
        </span>
      </div>
      <Pages data={data} />
      {data.steps.length === 0 ? (
        <Card>
          <EmptyState icon={<ScrollText aria-hidden="true" />} title={data.labels.nothing} />
        </Card>
      ) : data.view === "table" ? (
        <div>
          <Before data={data} />
          <TraceTable data={data} />
        </div>
      ) : (
        <Card className="min-w-0">
          <CardBody>
            <Before data={data} />
            <TraceTimeline data={data} />
          </CardBody>
        </Card>
      )}
      <Pages data={data} />
    </section>
  );
}
