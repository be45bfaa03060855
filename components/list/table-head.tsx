import clsx from "clsx";
import { listHref } from "./list-href";
import { SelectAll } from "./select-all";
import { SortHeader } from "./sort-header";
import type { Column, TableShape } from "./table-types";

export const columnClass = <Row,>(column: Column<Row>): string | undefined =>
  clsx(column.align === "right" && "num", column.hideOnPhone && "off-phone", column.className) || undefined;

function HeadCell<Row>({
  column,
  sort,
  url,
}: { column: Column<Row> } & Pick<TableShape<Row>, "sort" | "url">) {
  const dir = sort?.key === column.key ? sort.dir : undefined;
  const order = dir && (dir === "asc" ? "ascending" : "descending");
  return (
    <th scope="col" className={columnClass(column)} aria-sort={order}>
      {column.sortable && url ? (
        <SortHeader
          label={column.header}
          dir={dir}
          href={listHref(url, { sort: column.key, dir: dir === "asc" ? "desc" : "asc" })}
        />
      ) : (
        column.header
      )}
    </th>
  );
}

/** Column names: what may be ordered by is a link. */
export function TableHead<Row>({ columns, sort, url, selectForm, rowActions }: TableShape<Row>) {
  return (
    <thead>
      <tr>
        {selectForm && (
          <th scope="col" className="table-check">
            <span className="sr-only">Select</span>
            <SelectAll form={selectForm} />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} url={url} />
        ))}
        {rowActions && (
          <th scope="col" className="table-actions">
            <span className="sr-only">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
