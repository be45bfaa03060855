import clsx from "clsx";
import type { ReactNode } from "react";
import { AppLink } from "../ui/app-link";
import { type ListUrl, listHref } from "./list-href";
import { SelectAll } from "./select-all";
import { SortHeader } from "./sort-header";
import { TableKeys } from "./table-keys";

export type Column<Row> = {
  key: string;
  header: string;
  /** Rendered on the server. The first column's cell becomes the row's link when `rowHref` is given. */
  cell: (row: Row) => ReactNode;
  align?: "left" | "right";
  sortable?: boolean;
  className?: string;
  hideOnPhone?: boolean;
};

export type TableSort = { key: string; dir: "asc" | "desc" };

/** A list of records: sticky header, order by header, arrow keys, cards on a phone. Cells are plain HTML. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowHref,
  sort,
  url,
  selectForm,
  selectLabel,
  rowActions,
  rowTone,
  empty,
  footer,
  wide,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  rowHref?: (row: Row) => string | null;
  sort?: TableSort;
  /** Needed for sortable columns. */
  url?: ListUrl;
  /** The id of the BulkBar's form: adds a checkbox column whose values are row keys, named "ids". */
  selectForm?: string;
  selectLabel?: (row: Row) => string;
  rowActions?: (row: Row) => ReactNode;
  rowTone?: (row: Row) => "muted" | undefined;
  empty?: ReactNode;
  /** A `<tr>` or several, for totals. */
  footer?: ReactNode;
  /** Many columns: the table scrolls inside its own box, header and first column stay. */
  wide?: boolean;
}) {
  if (rows.length === 0 && empty) return <div className="table-box">{empty}</div>;
  return (
    <div className={clsx("table-box", wide && "table-wide")}>
      <TableKeys>
        <table className="table">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {selectForm && (
                <th scope="col" className="table-check">
                  <SelectAll form={selectForm} />
                </th>
              )}
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={clsx(
                    column.align === "right" && "num",
                    column.hideOnPhone && "off-phone",
                    column.className,
                  )}
                  aria-sort={
                    sort?.key === column.key ? (sort.dir === "asc" ? "ascending" : "descending") : undefined
                  }
                >
                  {column.sortable && url ? (
                    <SortHeader
                      label={column.header}
                      dir={sort?.key === column.key ? sort.dir : undefined}
                      href={listHref(url, {
                        sort: column.key,
                        dir: sort?.key === column.key && sort.dir === "asc" ? "desc" : "asc",
                      })}
                    />
                  ) : (
                    column.header
                  )}
                </th>
              ))}
              {rowActions && (
                <th scope="col" className="table-actions">
                  <span className="sr-only">Actions</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const key = rowKey(row);
              const href = rowHref?.(row);
              return (
                <tr key={key} data-tone={rowTone?.(row)} data-linked={href ? "" : undefined}>
                  {selectForm && (
                    <td className="table-check">
                      <input
                        type="checkbox"
                        className="check"
                        name="ids"
                        value={key}
                        form={selectForm}
                        aria-label={`Select ${selectLabel?.(row) ?? key}`}
                      />
                    </td>
                  )}
                  {columns.map((column, index) => (
                    <td
                      key={column.key}
                      data-label={column.header}
                      className={
                        clsx(
                          column.align === "right" && "num",
                          column.hideOnPhone && "off-phone",
                          column.className,
                        ) || undefined
                      }
                    >
                      {index === 0 && href ? (
                        <AppLink href={href} className="row-link">
                          {column.cell(row)}
                        </AppLink>
                      ) : (
                        column.cell(row)
                      )}
                    </td>
                  ))}
                  {rowActions && <td className="table-actions">{rowActions(row)}</td>}
                </tr>
              );
            })}
          </tbody>
          {footer && <tfoot>{footer}</tfoot>}
        </table>
      </TableKeys>
    </div>
  );
}
