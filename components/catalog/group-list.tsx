import { FolderTree, Plus } from "lucide-react";
import { formatCount } from "@/lib/platform/format";
import type { Filter } from "../list/filter-bar";
import { NameMatch } from "../rooms/filter-select";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";

type GroupData = { id: number; name: string; ownerName: string | null; prefixes: number; some: string[] };
type Frame = { companyName: string; owners: Filter | null };

const columnsFor = ({ companyName, owners }: Frame): RoomColumn<GroupData>[] => [
  { key: "name", header: "Name", sortable: true, fixed: true, cell: (group) => group.name },
  {
    key: "prefixes",
    header: "Prefixes",
    cell: ({ prefixes, some }) =>
      prefixes > some.length ? `${some.join(", ")} … (${formatCount(prefixes)})` : some.join(", ") || null,
  },
  ...(owners
    ? [{ key: "owner", header: "Managed by", cell: (group: GroupData) => group.ownerName ?? companyName }]
    : []),
];

/** The destination groups of a portal. */
export function GroupList({
  base,
  rows,
  state,
  mayManage,
  ...frame
}: Frame & {
  /** Where volume discounts are. */
  base: string;
  rows: readonly GroupData[];
  state: ListState;
  mayManage: boolean;
}) {
  const add = (
    <ButtonLink href={`${base}/groups/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      New destination group
    </ButtonLink>
  );
  return (
    <RecordList
      header={
        <PageHeader
          title="Destination groups"
          subtitle="Destinations that volume discounts are given on. A number is in the group of its longest prefix."
          breadcrumbs={[{ label: "Volume discounts", href: base }, { label: "Destination groups" }]}
          actions={mayManage && add}
        />
      }
      caption="Destination groups"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(group) => group.id}
      rowHref={(group) => `${base}/groups/${group.id}`}
      searchLabel="Group name"
      filters={frame.owners ? [frame.owners] : []}
      moreFilters={<NameMatch url={state.url} />}
      empty={
        <EmptyState
          icon={<FolderTree />}
          title="No destination groups yet"
          body="A group gathers prefixes, such as all mobiles of a country, so that a discount can be given on them."
          action={mayManage && add}
        />
      }
    />
  );
}
