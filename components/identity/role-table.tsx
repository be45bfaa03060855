import { formatCount } from "@/lib/platform/format";
import { type Column, DataTable } from "../list/data-table";
import { Badge } from "../ui/badge";
import { REALM_LABELS, type RoleData } from "./identity-types";

export const usersText = ({ value, exact }: RoleData["users"]): string =>
  exact ? formatCount(value) : `more than ${formatCount(value)}`;

const columns: Column<RoleData>[] = [
  {
    key: "name",
    header: "Role",
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-2">
        {row.name}
        {!row.builtin && <Badge>Custom</Badge>}
      </span>
    ),
  },
  { key: "portal", header: "Portal", cell: (row) => REALM_LABELS[row.realm] },
  {
    key: "description",
    header: "For",
    hideOnPhone: true,
    cell: (row) => row.description || null,
  },
  { key: "rights", header: "Rights", align: "right", cell: (row) => formatCount(row.permissions.length) },
  { key: "users", header: "Users", align: "right", cell: (row) => usersText(row.users) },
];

/** The roles there are. */
export const RoleTable = ({ base, roles }: { base: string; roles: readonly RoleData[] }) => (
  <DataTable
    caption="Roles"
    columns={columns}
    rows={roles}
    rowKey={(row) => row.id}
    rowHref={(row) => `${base}/${row.id}`}
  />
);
