import { CellLink } from "./cell-link";
import { columnClass } from "./table-head";
import type { TableShape } from "./table-types";

/** One record. Its first cell is the link; everything else is plain HTML. */
export function TableRow<Row>({ row, shape }: { row: Row; shape: TableShape<Row> }) {
  const { columns, rowKey, rowHref, selectForm, selectLabel, selectable, rowActions, rowTone } = shape;
  const key = rowKey(row);
  const href = rowHref?.(row);
  return (
    <tr data-tone={rowTone?.(row)} data-linked={href ? "" : undefined}>
      {selectForm && (
        <td className="table-check">
          {selectable?.(row) !== false && (
            <input
              type="checkbox"
              className="check"
              name="ids"
              value={key}
              form={selectForm}
              aria-label={`Select ${selectLabel?.(row) ?? key}`}
            />
          )}
        </td>
      )}
      {columns.map((column, index) => (
        <td key={column.key} className={columnClass(column)}>
          {index === 0 && href ? (
            <CellLink href={href} className="row-link">
              {column.cell(row)}
            </CellLink>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
      {rowActions && <td className="table-actions">{rowActions(row)}</td>}
    </tr>
  );
}
