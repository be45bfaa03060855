import { Ban, Trash2, Undo2, XCircle } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ReasonField } from "../form/reason-field";
import { Button, ButtonLink } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { CustomerData } from "./customer-types";

export type CustomerActions = { block: FormAction; unblock: FormAction; remove: FormAction };

/** Blocks a customer or unblocks it, with the reason kept. */
export function BlockControl({
  customer: { id, name, blocked },
  actions,
}: {
  customer: CustomerData;
  actions: CustomerActions;
}) {
  return (
    <ConfirmDialog
      trigger={
        <Button icon={blocked ? <Undo2 aria-hidden="true" /> : <Ban aria-hidden="true" />}>
          {blocked ? "Unblock" : "Block"}
        </Button>
      }
      title={`${blocked ? "Unblock" : "Block"} ${name}?`}
      consequence={
        blocked
          ? "Services work again and the customer can sign in."
          : "Nobody of this customer can sign in or use a service until someone unblocks it. Recurring fees go on."
      }
      confirmLabel={blocked ? "Unblock" : "Block"}
      tone={blocked ? "primary" : "danger"}
      action={blocked ? actions.unblock : actions.block}
    >
      <input type="hidden" name="customerId" value={id} />
      <ReasonField required={!blocked} />
    </ConfirmDialog>
  );
}

/** The end of a customer: deleted when it was never used, closed on a page of its own otherwise. */
export function EndControl({
  base,
  customer: { id, name, deletable },
  remove,
}: {
  base: string;
  customer: CustomerData;
  remove: FormAction;
}) {
  if (!deletable)
    return (
      <ButtonLink href={`${base}/close`} variant="danger" icon={<XCircle aria-hidden="true" />}>
        Close
      </ButtonLink>
    );
  return (
    <ConfirmDialog
      trigger={<Button icon={<Trash2 aria-hidden="true" />}>Delete</Button>}
      title={`Delete ${name}?`}
      consequence="It was never used: no accounts, no subscriptions, no logins, no balance. It disappears; the audit log keeps what was done."
      confirmText={name}
      confirmLabel="Delete"
      action={remove}
    >
      <input type="hidden" name="customerId" value={id} />
    </ConfirmDialog>
  );
}
