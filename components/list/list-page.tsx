import type { ReactNode } from "react";

/** A list's parts in their order: header, filters, bulk bar, table, pages. */
export function ListPage({
  header,
  filters,
  bulk,
  table,
  pagination,
}: {
  header: ReactNode;
  filters?: ReactNode;
  bulk?: ReactNode;
  table: ReactNode;
  pagination?: ReactNode;
}) {
  return (
    <>
      {header}
      {filters}
      {table}
      {pagination}
      {bulk}
    </>
  );
}
