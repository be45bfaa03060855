import { Coins } from "lucide-react";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { Menu } from "../ui/menu";
import { Money } from "../ui/money";
import { ACTIVE_FILTER, ActiveBadge } from "./active-badge";

export type CurrencyData = {
  code: string;
  name: string;
  decimals: number;
  minimumPayment: string;
  rate: string;
  active: boolean;
  isBase: boolean;
};

const columnsFor = (base: string): RoomColumn<CurrencyData>[] => [
  {
    key: "code",
    header: "Code",
    sortable: true,
    fixed: true,
    cell: (row) => (
      <>
        {row.code} {row.isBase && <Badge className="ml-1">Base</Badge>}
      </>
    ),
  },
  { key: "name", header: "Name", cell: (row) => row.name },
  {
    key: "rate",
    header: `Rate, ${base} for one`,
    align: "right",
    cell: (row) => <Money amount={row.rate} />,
  },
  { key: "decimals", header: "Decimals", align: "right", hideOnPhone: true, cell: (row) => row.decimals },
  {
    key: "minimum",
    header: "Minimum payment",
    align: "right",
    hideOnPhone: true,
    cell: (row) => <Money amount={row.minimumPayment} digitsOf={row.code} />,
  },
  { key: "active", header: "Offered", cell: (row) => <ActiveBadge active={row.active} /> },
];

type Actions = { activate: FormAction; deactivate: FormAction };

const menuFor = (row: CurrencyData, { activate, deactivate }: Actions) => {
  const fields = { code: row.code };
  const switching = row.active
    ? { label: "Switch off", action: deactivate, fields, disabled: row.isBase }
    : { label: "Switch on", action: activate, fields };
  const edit = { label: "Edit", href: `/admin/settings/currencies/${row.code}` };
  return <Menu label={`Actions for ${row.code}`} items={[edit, switching]} />;
};

/** The currencies there are, those switched on being offered in forms. */
export const CurrencyList = ({
  header,
  rows,
  base,
  state,
  actions,
}: {
  header: ReactNode;
  rows: readonly CurrencyData[];
  base: string;
  state: ListState;
  /** Null for those who may only look. */
  actions: Actions | null;
}) => (
  <RecordList
    header={header}
    caption="Currencies"
    state={state}
    columns={columnsFor(base)}
    rows={rows}
    rowKey={(row) => row.code}
    rowHref={actions ? (row) => `/admin/settings/currencies/${row.code}` : undefined}
    rowActions={actions ? (row) => menuFor(row, actions) : undefined}
    rowTone={(row) => (row.active ? undefined : "muted")}
    searchLabel="Code or name"
    filters={[ACTIVE_FILTER]}
    empty={<EmptyState icon={<Coins />} title="No currencies" body="Add the currencies you bill in." />}
  />
);
