import type { ReactNode } from "react";
import type { ListUrl } from "./list-href";

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

/** Rows under a heading of their own; `aside` stands at the heading's right: a total, a status. */
export type RowGroup<Row> = {
  key: string | number;
  title: ReactNode;
  aside?: ReactNode;
  rows: readonly Row[];
};

/** What head, body and rows of a table share. */
export type TableShape<Row> = {
  columns: Column<Row>[];
  rowKey: (row: Row) => string | number;
  rowHref?: (row: Row) => string | null;
  sort?: TableSort;
  /** The list's address; needed for sortable columns. */
  url?: ListUrl;
  /** The id of the BulkBar's form: adds a checkbox column whose values are row keys, named "ids". */
  selectForm?: string;
  selectLabel?: (row: Row) => string;
  /** False leaves a row without a box. */
  selectable?: (row: Row) => boolean;
  rowActions?: (row: Row) => ReactNode;
  rowTone?: (row: Row) => "muted" | undefined;
};
