import { MonitorSmartphone } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { type Column, DataTable } from "../list/data-table";
import { Badge } from "../ui/badge";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import type { SessionData } from "./identity-types";

const columnsFor = (timeZone: string): Column<SessionData>[] => [
  {
    key: "device",
    header: "Device",
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-2">
        {row.device}
        {row.current && <Badge>This one</Badge>}
      </span>
    ),
  },
  { key: "ip", header: "Address", cell: (row) => row.ip || null },
  {
    key: "created",
    header: "Signed in",
    hideOnPhone: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
  {
    key: "seen",
    header: "Last used",
    cell: (row) => <InstantText instant={row.lastSeenAt} timeZone={timeZone} />,
  },
];

/** Where someone is signed in. The session of this page ends by signing out, not here. */
export function SessionTable({
  sessions,
  timeZone,
  revoke,
  userId,
}: {
  sessions: readonly SessionData[];
  timeZone: string;
  /** Null for those who may only look. */
  revoke: FormAction | null;
  /** Posted along, where they are someone else's. */
  userId?: number;
}) {
  return (
    <DataTable
      caption="Sessions"
      columns={columnsFor(timeZone)}
      rows={sessions}
      rowKey={(row) => row.ref}
      rowActions={
        revoke
          ? (row) =>
              row.current ? null : (
                <ActionForm action={revoke}>
                  <input type="hidden" name="ref" value={row.ref} />
                  {userId && <input type="hidden" name="userId" value={userId} />}
                  <SubmitButton variant="secondary" size="sm" pendingLabel="Ending…">
                    Sign out<span className="sr-only"> {row.device}</span>
                  </SubmitButton>
                </ActionForm>
              )
          : undefined
      }
      empty={
        <EmptyState
          icon={<MonitorSmartphone />}
          title="Not signed in"
          body="There is no session open right now."
        />
      }
    />
  );
}
