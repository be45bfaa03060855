import { Percent } from "lucide-react";
import type { ReactNode } from "react";
import { ShelfStatus } from "../catalog/shelf-status";
import type { Filter } from "../list/filter-bar";
import { ArchivedFilter } from "../rooms/filter-select";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PRICE_WORDS, type RegimeData, rateWords } from "./tax-types";

type Frame = { companyName: string; timeZone: string };

const columnsFor = ({ companyName, timeZone }: Frame): RoomColumn<RegimeData>[] => [
  { key: "name", header: "Name", sortable: true, fixed: true, cell: (row) => row.name },
  {
    key: "taxes",
    header: "Taxes",
    cell: (row) =>
      row.taxes.length > 0 ? row.taxes.map((tax) => `${tax.name} ${rateWords(tax)}`).join("; ") : "None",
  },
  { key: "prices", header: "Taxes are", hideOnPhone: true, cell: (row) => PRICE_WORDS[row.prices] },
  { key: "owner", header: "Managed by", cell: (row) => row.ownerName ?? companyName },
  {
    key: "status",
    header: "Status",
    cell: (row) => <ShelfStatus archivedAt={row.archivedAt} word="In use" />,
  },
  {
    key: "created",
    header: "Created",
    sortable: true,
    extra: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
];

/** Tax regimes of the company and of its resellers. */
export const RegimeList = ({
  base,
  header,
  rows,
  state,
  owners,
  add,
  ...frame
}: Frame & {
  base: string;
  header: ReactNode;
  rows: readonly RegimeData[];
  state: ListState;
  owners: Filter | null;
  add: ReactNode;
}) => (
  <RecordList
    header={header}
    caption="Tax regimes"
    state={state}
    columns={columnsFor(frame)}
    rows={rows}
    rowKey={(row) => row.id}
    rowHref={(row) => `${base}/${row.id}`}
    rowTone={(row) => (row.archivedAt ? "muted" : undefined)}
    searchLabel="Name"
    filters={owners ? [owners] : []}
    moreFilters={<ArchivedFilter url={state.url} />}
    empty={
      <EmptyState
        icon={<Percent />}
        title="No taxes yet"
        body="A tax regime says which taxes are charged together. Classes of customers without one pay no tax."
        action={add}
      />
    }
  />
);
