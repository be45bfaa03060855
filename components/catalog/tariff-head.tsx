import type { ReactNode } from "react";
import { Badge } from "../ui/badge";
import { PageHeader } from "../ui/page-header";
import { Tabs } from "../ui/tabs";
import { ShelfStatus } from "./shelf-status";
import { SERVICE_NAMES, type TariffDetailData } from "./tariff-types";

const TABS = [
  { path: "", label: "Rates" },
  { path: "/changes", label: "Changes" },
  { path: "/terms", label: "Terms" },
] as const;

/** The top of a tariff's rooms: its name, what one may do, and the way from one to the other. */
export function TariffHead({
  base,
  tariff,
  current,
  actions,
}: {
  /** Where tariffs are. */
  base: string;
  tariff: TariffDetailData;
  current: (typeof TABS)[number]["path"];
  actions?: ReactNode;
}) {
  const href = `${base}/${tariff.id}`;
  return (
    <>
      <PageHeader
        title={tariff.name}
        status={
          <>
            <ShelfStatus archivedAt={tariff.archivedAt} />
            <Badge>{SERVICE_NAMES[tariff.service]}</Badge>
          </>
        }
        subtitle={`In ${tariff.currency}, by the clock of ${tariff.zone}.`}
        breadcrumbs={[{ label: "Tariffs", href: base }, { label: tariff.name }]}
        actions={actions}
      />
      <div className="mb-4">
        <Tabs
          tabs={TABS.map(({ path, label }) => ({ href: `${href}${path}`, label }))}
          current={`${href}${current}`}
        />
      </div>
    </>
  );
}
