import clsx from "clsx";
import type { CSSProperties, ReactNode } from "react";
import { TableHead } from "./table-head";
import { TableKeys } from "./table-keys";
import { TableRow } from "./table-row";
import type { RowGroup, TableShape } from "./table-types";

export type { Column, RowGroup, TableSort } from "./table-types";

/** Column names for the cards of a phone, once a table instead of once a cell: `td:nth-child(2)` shows `--h2`. */
const cardLabels = <Row,>({ columns, selectForm }: TableShape<Row>): CSSProperties =>
  Object.fromEntries(
    columns.map(({ header }, n) => [`--h${n + (selectForm ? 2 : 1)}`, JSON.stringify(header)]),
  );

/** A list of records: sticky header, order by header, arrow keys, cards on a phone. Cells are plain HTML. */
export function DataTable<Row>({
  caption,
  rows = [],
  groups,
  empty,
  footer,
  wide,
  ...shape
}: TableShape<Row> & {
  caption: string;
  rows?: readonly Row[];
  /** In place of `rows`: rows under headings. */
  groups?: readonly RowGroup<Row>[];
  empty?: ReactNode;
  /** A `<tr>` or several, for totals. */
  footer?: ReactNode;
  /** Many columns: the table scrolls inside its own box, its header stays. */
  wide?: boolean;
}) {
  const count = groups ? groups.reduce((sum, group) => sum + group.rows.length, 0) : rows.length;
  if (count === 0 && empty) return <div className="table-box">{empty}</div>;
  const span = shape.columns.length + (shape.selectForm ? 1 : 0) + (shape.rowActions ? 1 : 0);
  const lines = (some: readonly Row[]) =>
    some.map((row) => <TableRow key={shape.rowKey(row)} row={row} shape={shape} />);
  return (
    <div className={clsx("table-box", wide && "table-wide")}>
      <TableKeys>
        <table className="table" style={cardLabels(shape)}>
          <caption className="sr-only">{caption}</caption>
          <TableHead {...shape} />
          {groups ? (
            groups.map((group) => (
              <tbody key={group.key}>
                <tr className="group-row">
                  <th scope="rowgroup" colSpan={span}>
                    <span className="group-title">
                      <span>{group.title}</span>
                      <span>{group.aside}</span>
                    </span>
                  </th>
                </tr>
                {lines(group.rows)}
              </tbody>
            ))
          ) : (
            <tbody>{lines(rows)}</tbody>
          )}
          {footer && <tfoot>{footer}</tfoot>}
        </table>
      </TableKeys>
    </div>
  );
}
