import { LockOpen } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ReasonField } from "../form/reason-field";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { PayingData } from "./payment-types";

/** Automatic payments that were stopped, why, and for staff the way to let them go on. */
export function FrozenAlert({
  paying,
  unlock,
  own = false,
}: {
  paying: PayingData;
  unlock?: FormAction;
  /** The payer reads it. */
  own?: boolean;
}) {
  if (!paying.frozenAt) return null;
  return (
    <Alert
      tone="warning"
      title="Automatic payments are stopped"
      actions={
        unlock && (
          <ConfirmDialog
            trigger={<Button icon={<LockOpen aria-hidden="true" />}>Unlock</Button>}
            title="Let automatic payments go on?"
            consequence="What is due is tried at the next look, within five minutes. Failures are counted anew."
            confirmLabel="Unlock"
            tone="primary"
            action={unlock}
          >
            <input type="hidden" name="customerId" value={paying.customerId} />
            <ReasonField />
          </ConfirmDialog>
        )
      }
    >
      {paying.frozenReason}
      {own && " Pay by hand, or store another card and ask us to go on."}
    </Alert>
  );
}
