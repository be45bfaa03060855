import { Plus, Scale } from "lucide-react";
import type { Filter } from "../list/filter-bar";
import { ArchivedFilter, NameMatch } from "../rooms/filter-select";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { ShelfStatus } from "./shelf-status";
import { SERVICE_NAMES, SERVICE_OPTIONS, type TariffData } from "./tariff-types";

type Frame = { timeZone: string; companyName: string; owners: Filter | null };

const columnsFor = ({ timeZone, companyName, owners }: Frame): RoomColumn<TariffData>[] => [
  { key: "name", header: "Name", sortable: true, fixed: true, cell: (tariff) => tariff.name },
  { key: "service", header: "For", cell: (tariff) => <Badge>{SERVICE_NAMES[tariff.service]}</Badge> },
  { key: "currency", header: "Currency", cell: (tariff) => tariff.currency },
  { key: "zone", header: "Time zone", hideOnPhone: true, cell: (tariff) => tariff.zone },
  ...(owners
    ? [{ key: "owner", header: "Managed by", cell: (tariff: TariffData) => tariff.ownerName ?? companyName }]
    : []),
  { key: "status", header: "Status", cell: (tariff) => <ShelfStatus archivedAt={tariff.archivedAt} /> },
  {
    key: "created",
    header: "Created",
    sortable: true,
    extra: true,
    cell: (tariff) => <InstantText instant={tariff.createdAt} timeZone={timeZone} />,
  },
];

/** The tariffs of a portal. */
export function TariffList({
  base,
  rows,
  state,
  mayManage,
  ...frame
}: Frame & { base: string; rows: readonly TariffData[]; state: ListState; mayManage: boolean }) {
  const add = (
    <ButtonLink href={`${base}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      New tariff
    </ButtonLink>
  );
  return (
    <RecordList
      header={
        <PageHeader
          title="Tariffs"
          subtitle="Price lists by which calls, messages, data and events are rated."
          actions={mayManage && add}
        />
      }
      caption="Tariffs"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(tariff) => tariff.id}
      rowHref={(tariff) => `${base}/${tariff.id}`}
      rowTone={(tariff) => (tariff.archivedAt ? "muted" : undefined)}
      searchLabel="Tariff name"
      filters={[
        { name: "service", label: "For", options: SERVICE_OPTIONS },
        ...(frame.owners ? [frame.owners] : []),
      ]}
      moreFilters={
        <>
          <NameMatch url={state.url} />
          <ArchivedFilter url={state.url} />
        </>
      }
      empty={
        <EmptyState
          icon={<Scale />}
          title="No tariffs yet"
          body="A tariff has a price for each destination. Products say which tariff rates their usage."
          action={mayManage && add}
        />
      }
    />
  );
}
