import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { ColumnChooser } from "../list/column-chooser";
import { type Column, DataTable, type TableSort } from "../list/data-table";
import { type Filter, FilterBar } from "../list/filter-bar";
import { type ListUrl, listHref } from "../list/list-href";
import { ListPage } from "../list/list-page";
import { Pagination } from "../list/pagination";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** `extra` columns are shown only to those who choose them; `fixed` ones can't be hidden. */
export type RoomColumn<Row> = Column<Row> & { fixed?: boolean; extra?: boolean };

/** What every page of a list knows about its state (app/_lists/list-room.ts makes it). */
export type ListState = {
  url: ListUrl;
  sort: TableSort;
  view: { list: string; size: number; back: string; columns?: readonly string[] };
  pages: { prevHref: string | null; nextHref: string | null; countLabel: ReactNode };
  ignored: readonly string[];
  saveView: (form: FormData) => Promise<void>;
};

/** More columns than this scroll in a box of their own. */
const FIT = 9;

const KEPT = ["sort", "dir", "pageSize"];

const isFiltered = ({ params }: ListUrl) =>
  Object.entries(params).some(([name, value]) => !KEPT.includes(name) && String(value ?? "") !== "");

function NothingFound({ url }: { url: ListUrl }) {
  const cleared = {
    path: url.path,
    params: Object.fromEntries(KEPT.map((name) => [name, url.params[name]])),
  };
  return (
    <EmptyState
      icon={<SearchX />}
      title="Nothing matches"
      body="No record fits the search and the filters."
      action={
        <ButtonLink href={listHref(cleared)} variant="secondary">
          Clear the filters
        </ButtonLink>
      }
    />
  );
}

/** A list room: filters, table, pages, columns to choose from where there are six or more. */
export function RecordList<Row>({
  header,
  caption,
  state,
  columns,
  rows,
  rowKey,
  rowHref,
  rowActions,
  rowTone,
  filters,
  moreFilters,
  search = true,
  searchLabel = "Search",
  tools,
  notice,
  selectForm,
  selectLabel,
  bulk,
  empty,
}: {
  header: ReactNode;
  caption: string;
  state: ListState;
  columns: RoomColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  rowHref?: (row: Row) => string | null;
  rowActions?: (row: Row) => ReactNode;
  rowTone?: (row: Row) => "muted" | undefined;
  filters?: Filter[];
  /** Further selects of the filter bar: those whose empty choice is not "any". */
  moreFilters?: ReactNode;
  /** False for a list that is narrowed by its filters alone. */
  search?: boolean;
  searchLabel?: string;
  /** Right of the filters, beside the columns: an export. */
  tools?: ReactNode;
  /** A line between filters and table: how a search was understood. */
  notice?: ReactNode;
  /** The bulk bar and the form its boxes belong to. */
  selectForm?: string;
  selectLabel?: (row: Row) => string;
  bulk?: ReactNode;
  /** Shown when there is not a single record, with the next step in it. */
  empty: ReactNode;
}) {
  const { url, view } = state;
  const isShown = ({ key, fixed, extra }: RoomColumn<Row>) =>
    fixed || (view.columns ? view.columns.includes(key) : !extra);
  const shown = columns.filter(isShown);
  const chooser = columns.length >= 6 && (
    <ColumnChooser
      list={view.list}
      size={view.size}
      back={view.back}
      columns={columns.map(({ key, header: label, fixed }) => ({ key, label, fixed }))}
      shown={shown.map(({ key }) => key)}
      action={state.saveView}
    />
  );
  const end = (
    <>
      {chooser}
      {tools}
    </>
  );
  return (
    <ListPage
      header={header}
      bulk={rows.length > 0 && bulk}
      filters={
        <>
          <FilterBar
            url={url}
            filters={filters}
            search={search}
            searchLabel={searchLabel}
            keep={KEPT}
            end={end}
          >
            {moreFilters}
          </FilterBar>
          {notice && <div className="mb-3 text-sm text-muted">{notice}</div>}
          {state.ignored.length > 0 && (
            <div className="mb-3">
              <Alert tone="warning">
                The address asks for something this list does not know ({state.ignored.join(", ")}). It was
                left out.
              </Alert>
            </div>
          )}
        </>
      }
      table={
        <DataTable
          caption={caption}
          url={url}
          sort={state.sort}
          columns={shown}
          wide={shown.length > FIT}
          rows={rows}
          rowKey={rowKey}
          rowHref={rowHref}
          rowActions={rowActions}
          rowTone={rowTone}
          selectForm={selectForm}
          selectLabel={selectLabel}
          empty={isFiltered(url) ? <NothingFound url={url} /> : empty}
        />
      }
      pagination={<Pagination {...state.pages} />}
    />
  );
}
