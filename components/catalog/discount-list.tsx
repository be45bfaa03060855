import { BadgePercent, FolderTree, Plus } from "lucide-react";
import type { Filter } from "../list/filter-bar";
import { ArchivedFilter, NameMatch } from "../rooms/filter-select";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { StatusBadge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { type DiscountPlanData, stepsText } from "./discount-words";
import { ShelfStatus } from "./shelf-status";

type Frame = { timeZone: string; companyName: string; owners: Filter | null };

/** A plan without an entry can't be given to anything yet. */
export const DiscountStatus = ({ plan }: { plan: DiscountPlanData }) =>
  plan.archivedAt === null && plan.entries.length === 0 ? (
    <StatusBadge tone="warning">Draft</StatusBadge>
  ) : (
    <ShelfStatus archivedAt={plan.archivedAt} />
  );

const columnsFor = ({ timeZone, companyName, owners }: Frame): RoomColumn<DiscountPlanData>[] => [
  { key: "name", header: "Name", sortable: true, fixed: true, cell: (plan) => plan.name },
  {
    key: "entries",
    header: "What it gives",
    cell: (plan) => {
      const [first, ...more] = plan.entries;
      if (!first) return <span className="text-faint">Nothing yet</span>;
      return `${stepsText(first, plan.currency)}${more.length > 0 ? `, and ${more.length} more` : ""}`;
    },
  },
  { key: "currency", header: "Currency", hideOnPhone: true, cell: (plan) => plan.currency },
  ...(owners
    ? [
        {
          key: "owner",
          header: "Managed by",
          cell: (plan: DiscountPlanData) => plan.ownerName ?? companyName,
        },
      ]
    : []),
  { key: "status", header: "Status", cell: (plan) => <DiscountStatus plan={plan} /> },
  {
    key: "created",
    header: "Created",
    sortable: true,
    extra: true,
    cell: (plan) => <InstantText instant={plan.createdAt} timeZone={timeZone} />,
  },
];

/** The volume discount plans of a portal. */
export function DiscountList({
  base,
  rows,
  state,
  mayManage,
  ...frame
}: Frame & { base: string; rows: readonly DiscountPlanData[]; state: ListState; mayManage: boolean }) {
  const add = (
    <ButtonLink href={`${base}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      New volume discount plan
    </ButtonLink>
  );
  return (
    <RecordList
      header={
        <PageHeader
          title="Volume discounts"
          subtitle="Included quantities and lower prices, period by period."
          actions={
            <>
              <ButtonLink href={`${base}/groups`} icon={<FolderTree aria-hidden="true" />}>
                Destination groups
              </ButtonLink>
              {mayManage && add}
            </>
          }
        />
      }
      caption="Volume discount plans"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(plan) => plan.id}
      rowHref={(plan) => `${base}/${plan.id}`}
      rowTone={(plan) => (plan.archivedAt ? "muted" : undefined)}
      searchLabel="Plan name"
      filters={frame.owners ? [frame.owners] : []}
      moreFilters={
        <>
          <NameMatch url={state.url} />
          <ArchivedFilter url={state.url} />
        </>
      }
      empty={
        <EmptyState
          icon={<BadgePercent />}
          title="No volume discounts yet"
          body="A volume discount plan gives minutes, messages or data in each period. Products bring it to accounts."
          action={mayManage && add}
        />
      }
    />
  );
}
