import { Phone } from "lucide-react";
import type { ReactNode } from "react";
import { choicesOf } from "../form/choices-of";
import { CellLink } from "../list/cell-link";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { DateText, InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { AccountStatusBadge } from "./account-status";
import { type AccountData, ROLE_NAMES } from "./account-types";

type Frame = {
  timeZone: string;
  /** Where a customer's page is; left out where all lines are of one customer. */
  customerHref?: (customerId: number) => string;
  withReseller: boolean;
};

const columnsFor = ({ timeZone, customerHref, withReseller }: Frame): RoomColumn<AccountData>[] => [
  { key: "identifier", header: "Account", sortable: true, fixed: true, cell: (row) => row.identifier },
  { key: "status", header: "Status", cell: (row) => <AccountStatusBadge status={row.status} /> },
  { key: "name", header: "Name", cell: (row) => row.name || null },
  ...(customerHref
    ? [
        {
          key: "customer",
          header: "Customer",
          cell: (row: AccountData) => (
            <CellLink href={customerHref(row.customerId)}>{row.customerName}</CellLink>
          ),
        },
      ]
    : []),
  { key: "product", header: "Product", cell: (row) => row.productName },
  { key: "role", header: "Kind", hideOnPhone: true, cell: (row) => ROLE_NAMES[row.role] ?? row.role },
  {
    key: "activates",
    header: "First day",
    hideOnPhone: true,
    cell: (row) => <DateText date={row.activatesOn} />,
  },
  { key: "expires", header: "Last day", extra: true, cell: (row) => <DateText date={row.expiresOn} /> },
  ...(withReseller
    ? [
        {
          key: "reseller",
          header: "Reseller",
          hideOnPhone: true,
          cell: (row: AccountData) => (row.resellerId === 0 ? null : row.resellerName),
        },
      ]
    : []),
  { key: "email", header: "E-mail", extra: true, cell: (row) => row.email || null },
  {
    key: "id",
    header: "Created",
    sortable: true,
    extra: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
];

const FILTERS = [
  {
    name: "status",
    label: "Status",
    options: [
      { value: "active", label: "Open" },
      { value: "blocked", label: "Blocked" },
      { value: "closed", label: "Closed" },
    ],
  },
  {
    name: "role",
    label: "Kind",
    options: choicesOf(ROLE_NAMES),
  },
];

/** Lines: of a portal, or of one customer. */
export function AccountList({
  header,
  base,
  rows,
  state,
  searched,
  add,
  ...frame
}: Frame & {
  header: ReactNode;
  /** "/admin/accounts": where a line's page is. */
  base: string;
  rows: readonly AccountData[];
  state: ListState;
  searched: "none" | "contains" | "begins";
  /** The button that adds one, where one may be added. */
  add?: ReactNode;
}) {
  return (
    <RecordList
      header={header}
      caption="Accounts"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.id}`}
      rowTone={(row) => (row.status === "closed" ? "muted" : undefined)}
      searchLabel="Number, name or email"
      filters={FILTERS}
      tools={add}
      notice={
        searched === "begins" &&
        "One or two letters search how accounts begin. Type a third one to search inside numbers, names and email addresses."
      }
      empty={
        <EmptyState
          icon={<Phone />}
          title="No accounts yet"
          body="An account is a line, an access or a card of a customer. It is added on the customer's page."
          action={add}
        />
      }
    />
  );
}
