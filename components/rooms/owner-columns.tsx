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

type InCurrency = { currency: string };

/** The currency of one customer's rows, named once at the head of a column; null where each row names its own. */
export const sharedCurrency = (rows: readonly InCurrency[], customers: string | undefined): string | null => {
  const [first] = rows;
  const shared = first && rows.every(({ currency }) => currency === first.currency);
  return shared && customers === undefined ? first.currency : null;
};

/** "Amount, USD". */
export const inCurrency = (header: string, currency: string | null): string =>
  currency === null ? header : `${header}, ${currency}`;

/** What a row's amounts are in, where they do not share it. */
export const currencyColumn = <Row extends InCurrency>(shared: string | null): RoomColumn<Row>[] =>
  shared === null ? [{ key: "currency", header: "Currency", cell: ({ currency }) => currency }] : [];
