import { Ban, CircleCheck, DoorClosed } from "lucide-react";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ReasonField } from "../form/reason-field";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";

export type StatusActions = { block: FormAction; unblock: FormAction; close: FormAction };

/** Blocks, lets in again or closes a reseller or distributor; each step says what follows and asks why. */
export function StatusControl({
  what,
  partner,
  field,
  blocking,
  closing,
  actions,
}: {
  what: "reseller" | "distributor";
  partner: { id: number; name: string; status: string };
  field: string;
  /** What blocking means for those who depend on it. */
  blocking: ReactNode;
  closing: ReactNode;
  actions: StatusActions;
}) {
  if (partner.status === "closed") return null;
  const hidden = <input type="hidden" name={field} value={partner.id} />;
  return (
    <>
      {partner.status === "active" ? (
        <ConfirmDialog
          trigger={<Button icon={<Ban aria-hidden="true" />}>Block</Button>}
          title={`Block ${partner.name}?`}
          consequence={blocking}
          confirmLabel={`Block the ${what}`}
          action={actions.block}
        >
          {hidden}
          <ReasonField />
        </ConfirmDialog>
      ) : (
        <ConfirmDialog
          trigger={<Button icon={<CircleCheck aria-hidden="true" />}>Unblock</Button>}
          title={`Unblock ${partner.name}?`}
          consequence="Its people can sign in again."
          confirmLabel={`Unblock the ${what}`}
          tone="primary"
          action={actions.unblock}
        >
          {hidden}
          <ReasonField />
        </ConfirmDialog>
      )}
      <ConfirmDialog
        trigger={<Button icon={<DoorClosed aria-hidden="true" />}>Close</Button>}
        title={`Close ${partner.name} for good?`}
        consequence={closing}
        confirmText={partner.name}
        confirmLabel={`Close the ${what}`}
        action={actions.close}
      >
        {hidden}
        <ReasonField />
      </ConfirmDialog>
    </>
  );
}
