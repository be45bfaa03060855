import { CellLink } from "../list/cell-link";
import type { RoomColumn } from "./record-list";

type OfCustomer = { customer: { id: number; name: string } };

/** Whose a row is. @param customers where customers are; no column where all rows are of one. */
export const customerColumn = <Row extends OfCustomer>(customers: string | undefined): RoomColumn<Row>[] =>
  customers === undefined
    ? []
    : [
        {
          key: "customer",
          header: "Customer",
          cell: ({ customer }) => <CellLink href={`${customers}/${customer.id}`}>{customer.name}</CellLink>,
        },
      ];

/** What a row's amounts are in. @param many no column where all rows are of one customer. */
export const currencyColumn = <Row extends { currency: string }>(many: boolean): RoomColumn<Row>[] =>
  many ? [{ key: "currency", header: "Currency", hideOnPhone: true, cell: ({ currency }) => currency }] : [];
