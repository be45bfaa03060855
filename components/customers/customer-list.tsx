"use client";

import { SlidersHorizontal, UserPlus, Users, X } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney } from "@/lib/platform/format";
import { BulkAction, BulkBar } from "../list/bulk-bar";
import { CellLink } from "../list/cell-link";
import { ExportLink } from "../list/export-link";
import type { Filter } from "../list/filter-bar";
import { listHref } from "../list/list-href";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { AppLink } from "../ui/app-link";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { COMPARISON_NAMES, conditionsIn, FIELD_NAMES } from "./conditions";
import { CustomerStatusBadge } from "./customer-status";

export type CustomerLine = {
  id: number;
  name: string;
  companyName: string;
  contactName: string;
  email: string;
  phone1: string;
  className: string;
  currency: string;
  balanceControl: "postpaid" | "prepaid";
  balance: string;
  availableFunds: string | null;
  effectiveLimit: string | null;
  status: string;
  hasAccounts: boolean;
  resellerId: number;
  resellerName: string;
  distributorName: string;
  createdAt: Date;
};

type Frame = {
  base: string;
  /** Where a customer's accounts are shown: on a page of their own, or on the customer's. */
  accountsAt: "/accounts" | "#accounts";
  timeZone: string;
  withReseller: boolean;
};

const amount = ({ currency }: CustomerLine, value: string | null): string | null =>
  value === null ? null : formatMoney(value, { currency });

const columnsFor = ({ base, accountsAt, timeZone, withReseller }: Frame): RoomColumn<CustomerLine>[] => [
  {
    key: "name",
    header: "Name",
    sortable: true,
    fixed: true,
    className: "sm:min-w-40",
    cell: (row) => row.name,
  },
  { key: "status", header: "Status", cell: (row) => <CustomerStatusBadge status={row.status} short /> },
  { key: "contact", header: "Contact", extra: true, cell: (row) => row.contactName || null },
  {
    key: "email",
    header: "E-mail",
    hideOnPhone: true,
    cell: (row) =>
      row.email && (
        <span className="clip" title={row.email}>
          {row.email}
        </span>
      ),
  },
  {
    key: "accounts",
    header: "Accounts",
    hideOnPhone: true,
    cell: (row) =>
      row.hasAccounts ? (
        <CellLink href={`${base}/${row.id}${accountsAt}`} aria-label={`Accounts of ${row.name}`}>
          Open
        </CellLink>
      ) : (
        <span className="text-faint">None</span>
      ),
  },
  { key: "currency", header: "Currency", hideOnPhone: true, cell: (row) => row.currency },
  {
    key: "control",
    header: "Control",
    hideOnPhone: true,
    cell: (row) => (row.balanceControl === "prepaid" ? "Prepaid" : "Postpaid"),
  },
  {
    key: "balance",
    header: "Owes",
    align: "right",
    cell: (row) => (row.availableFunds === null ? amount(row, row.balance) : null),
  },
  {
    key: "funds",
    header: "Available funds",
    align: "right",
    cell: (row) => amount(row, row.availableFunds),
  },
  {
    key: "limit",
    header: "Credit limit",
    align: "right",
    extra: true,
    cell: (row) => amount(row, row.effectiveLimit),
  },
  ...(withReseller
    ? [
        {
          key: "reseller",
          header: "Reseller",
          hideOnPhone: true,
          cell: (row: CustomerLine) => (row.resellerId === 0 ? null : row.resellerName),
        },
      ]
    : []),
  { key: "class", header: "Class", extra: true, cell: (row) => row.className },
  { key: "company", header: "Company", extra: true, cell: (row) => row.companyName || null },
  { key: "phone", header: "Phone", extra: true, cell: (row) => row.phone1 || null },
  { key: "distributor", header: "Distributor", extra: true, cell: (row) => row.distributorName || null },
  {
    key: "id",
    header: "Created",
    sortable: true,
    extra: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
];

/** The conditions once more, for the filter form: what it sends must not lose them. */
const KeptConditions = ({ state }: { state: ListState }) =>
  conditionsIn(state.url.params).map(({ field, op, value }) => (
    <span key={`${field} ${op} ${value}`} hidden>
      <input type="hidden" name="f" value={field} />
      <input type="hidden" name="o" value={op} />
      {/* Never blank: the form leaves blank fields out, and the three lists would not fit any more. */}
      <input type="hidden" name="v" value={value || "-"} />
    </span>
  ));

/** Conditions of the advanced search as words one can take away one by one. */
function Conditions({ state }: { state: ListState }) {
  const conditions = conditionsIn(state.url.params);
  if (conditions.length === 0) return null;
  const without = (gone: number) => {
    const kept = conditions.filter((_, n) => n !== gone);
    const params = {
      ...state.url.params,
      f: kept.map(({ field }) => field),
      o: kept.map(({ op }) => op),
      v: kept.map(({ value }) => value),
    };
    return listHref({ path: state.url.path, params });
  };
  return (
    <ul className="mb-2 flex flex-wrap gap-2">
      {conditions.map(({ field, op, value }, n) => (
        <li
          key={`${field} ${op} ${value}`}
          className="inline-flex items-center gap-1 rounded-md border border-line bg-surface py-0.5 pr-1 pl-2.5 text-sm"
        >
          {FIELD_NAMES[field]} {COMPARISON_NAMES[op]}{" "}
          {op !== "empty" && <strong className="font-medium">{value}</strong>}
          <AppLink
            href={without(n)}
            aria-label="Remove this condition"
            className="grid size-6 place-items-center rounded hover:bg-hover"
          >
            <X className="size-3.5" aria-hidden="true" />
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

/** The customers of a portal. A client part, so that its rows cross as data and are drawn once. */
export function CustomerList({
  rows,
  state,
  filters,
  searched,
  rights,
  ...frame
}: Frame & {
  rows: readonly CustomerLine[];
  state: ListState;
  filters: Filter[];
  searched: "none" | "contains" | "begins";
  rights: { create: boolean; block: boolean; export: boolean };
}) {
  const { base } = frame;
  const add = rights.create && (
    <ButtonLink href={`${base}/new`} variant="primary" icon={<UserPlus aria-hidden="true" />}>
      New customer
    </ButtonLink>
  );
  const notice: ReactNode =
    searched === "begins"
      ? "One or two letters search how names begin. Type a third one to search inside every name and contact field."
      : null;
  return (
    <RecordList
      header={
        <>
          <PageHeader title="Customers" actions={add} />
          <Conditions state={state} />
        </>
      }
      caption="Customers"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.id}`}
      rowTone={(row) => (row.status === "closed" ? "muted" : undefined)}
      searchLabel="Any name, email, phone, address"
      filters={filters}
      moreFilters={<KeptConditions state={state} />}
      notice={notice}
      tools={
        <>
          <ButtonLink
            href={listHref({ ...state.url, path: `${base}/search` })}
            icon={<SlidersHorizontal aria-hidden="true" />}
          >
            Advanced
          </ButtonLink>
          {rights.export && <ExportLink href={listHref({ ...state.url, path: `${base}/export` })} />}
        </>
      }
      selectForm={rights.block || rights.export ? "bulk" : undefined}
      selectLabel={(row) => row.name}
      bulk={
        (rights.block || rights.export) && (
          <BulkBar formId="bulk" action={`${base}/selected`} one="customer" many="customers">
            {rights.block && <BulkAction verb="Block" value="block" variant="danger" />}
            {rights.export && <BulkAction verb="Export" value="export" />}
          </BulkBar>
        )
      }
      empty={
        <EmptyState
          icon={<Users />}
          title="No customers yet"
          body="Create the first one, or import them from a file."
          action={add}
        />
      }
    />
  );
}
