import { Check } from "lucide-react";
import { type Column, DataTable } from "../list/data-table";
import type { PermissionGroupData, RoleData } from "./identity-types";

type Line = PermissionGroupData["permissions"][number];

const Held = ({ held }: { held: boolean }) =>
  held ? (
    <>
      <Check className="inline size-4 text-good" aria-hidden="true" />
      <span className="sr-only">Yes</span>
    </>
  ) : (
    <>
      <span className="text-faint" aria-hidden="true">
        –
      </span>
      <span className="sr-only">No</span>
    </>
  );

/** What each role may do: rights in groups down the side, the roles of one portal across. */
export function PermissionMatrix({
  groups,
  roles,
}: {
  groups: readonly PermissionGroupData[];
  roles: readonly RoleData[];
}) {
  const columns: Column<Line>[] = [
    { key: "right", header: "Right", cell: (line) => line.label },
    ...roles.map((role) => ({
      key: String(role.id),
      header: role.name,
      cell: (line: Line) => <Held held={role.permissions.includes(line.key)} />,
    })),
  ];
  return (
    <DataTable
      caption="Permissions by role"
      wide={roles.length > 4}
      columns={columns}
      groups={groups.map(({ group, permissions }) => ({ key: group, title: group, rows: permissions }))}
      rowKey={(line) => line.key}
    />
  );
}
