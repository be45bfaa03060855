import { Ban, LogIn, Pencil, Undo2, XCircle } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ReasonField } from "../form/reason-field";
import { Badge } from "../ui/badge";
import type { Crumb } from "../ui/breadcrumbs";
import { Button, ButtonLink } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DateText } from "../ui/date-text";
import { PageHeader } from "../ui/page-header";
import { Stat } from "../ui/stat";
import { AccountStatusBadge } from "./account-status";
import { type AccountData, lineTitle, ROLE_NAMES } from "./account-types";

export type AccountActions = { block: FormAction; unblock: FormAction };
export type AccountRights = {
  edit: boolean;
  block: boolean;
  close: boolean;
  /** The page that starts acting for this line; null where that is not permitted. */
  actAsHref: string | null;
};

function BlockControl({ account, actions }: { account: AccountData; actions: AccountActions }) {
  const { blocked, identifier } = account;
  return (
    <ConfirmDialog
      trigger={
        <Button icon={blocked ? <Undo2 aria-hidden="true" /> : <Ban aria-hidden="true" />}>
          {blocked ? "Unblock" : "Block"}
        </Button>
      }
      title={`${blocked ? "Unblock" : "Block"} ${identifier}?`}
      consequence={
        blocked
          ? "It can be used again at once."
          : "It can't be used until someone unblocks it. Its recurring fees go on."
      }
      confirmLabel={blocked ? "Unblock" : "Block"}
      tone={blocked ? "primary" : "danger"}
      action={blocked ? actions.unblock : actions.block}
    >
      <input type="hidden" name="accountId" value={account.id} />
      <ReasonField required={!blocked} />
    </ConfirmDialog>
  );
}

/** The head of a line's pages. */
export function AccountHeader({
  base,
  account,
  customerHref,
  breadcrumbs,
  rights,
  actions,
}: {
  /** "/admin/accounts/7" */
  base: string;
  account: AccountData;
  customerHref: string;
  breadcrumbs: Crumb[];
  rights: AccountRights;
  actions: AccountActions;
}) {
  const open = account.closedAt === null && account.customerStatus !== "closed";
  return (
    <PageHeader
      breadcrumbs={breadcrumbs}
      title={lineTitle(account)}
      status={
        <>
          <AccountStatusBadge status={account.status} />
          <Badge>{ROLE_NAMES[account.role] ?? account.role}</Badge>
        </>
      }
      figures={
        <>
          <Stat label="Main product" value={account.productName ?? "None"} />
          <Stat label="Customer" value={account.customerName} href={customerHref} />
          <Stat
            label="In use"
            value={<DateText date={account.activatesOn} />}
            hint={
              account.expiresOn ? (
                <>
                  until <DateText date={account.expiresOn} />
                </>
              ) : (
                "no end"
              )
            }
          />
        </>
      }
      actions={
        open && (
          <>
            {rights.actAsHref && !account.blocked && account.customerStatus !== "blocked" && (
              <ButtonLink href={rights.actAsHref} variant="primary" icon={<LogIn aria-hidden="true" />}>
                Log in as
              </ButtonLink>
            )}
            {rights.edit && (
              <ButtonLink href={`${base}/edit`} icon={<Pencil aria-hidden="true" />}>
                Edit
              </ButtonLink>
            )}
            {rights.block && <BlockControl account={account} actions={actions} />}
            {rights.close && (
              <ButtonLink href={`${base}/close`} variant="danger" icon={<XCircle aria-hidden="true" />}>
                Close
              </ButtonLink>
            )}
          </>
        )
      }
    />
  );
}
