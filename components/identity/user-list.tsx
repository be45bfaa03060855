import { UserPlus, Users } from "lucide-react";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { type PortalRealm, REALM_LABELS, type UserData } from "./identity-types";
import { SecondFactorStatus, UserStatus } from "./user-status";

const columnsFor = (timeZone: string, companyName: string): RoomColumn<UserData>[] => [
  { key: "login", header: "Login", sortable: true, fixed: true, cell: (row) => row.login },
  { key: "name", header: "Name", cell: (row) => row.name },
  { key: "portal", header: "Portal", cell: (row) => <Badge>{REALM_LABELS[row.realm]}</Badge> },
  { key: "of", header: "Of", hideOnPhone: true, cell: (row) => row.owner?.name ?? companyName },
  { key: "role", header: "Role", cell: (row) => row.roleName },
  { key: "status", header: "Status", cell: (row) => <UserStatus status={row.status} /> },
  {
    key: "second-factor",
    header: "Second factor",
    hideOnPhone: true,
    cell: (row) => <SecondFactorStatus on={row.hasSecondFactor} />,
  },
  {
    key: "last",
    header: "Last sign-in",
    cell: (row) => <InstantText instant={row.lastSignInAt} timeZone={timeZone} empty="Never" />,
  },
  { key: "email", header: "E-mail", extra: true, cell: (row) => row.email || null },
  {
    key: "created",
    header: "Created",
    extra: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
  { key: "id", header: "ID", sortable: true, extra: true, align: "right", cell: (row) => row.id },
];

/** The people who can sign in, as far as this portal sees them. */
export function UserList({
  base,
  rows,
  state,
  realms,
  mayManage,
  timeZone,
  companyName,
}: {
  base: string;
  rows: readonly UserData[];
  state: ListState;
  /** Portals whose people may be among them. */
  realms: readonly PortalRealm[];
  mayManage: boolean;
  timeZone: string;
  companyName: string;
}) {
  const add = mayManage && (
    <ButtonLink href={`${base}/new`} variant="primary" icon={<UserPlus aria-hidden="true" />}>
      New user
    </ButtonLink>
  );
  return (
    <RecordList
      header={
        <PageHeader title="Users" subtitle="Everyone who can sign in, and what they may do." actions={add} />
      }
      caption="Users"
      state={state}
      columns={columnsFor(timeZone, companyName)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.id}`}
      rowTone={(row) => (row.status === "disabled" ? "muted" : undefined)}
      searchLabel="Login, name or e-mail"
      filters={[
        {
          name: "realm",
          label: "Portal",
          options: realms.map((realm) => ({ value: realm, label: REALM_LABELS[realm] })),
        },
        {
          name: "status",
          label: "Status",
          options: [
            { value: "active", label: "Active" },
            { value: "disabled", label: "Disabled" },
          ],
        },
      ]}
      empty={
        <EmptyState
          icon={<Users />}
          title="No users yet"
          body="A user is a person with a login of their own, a role, and a portal to work in."
          action={add}
        />
      }
    />
  );
}
