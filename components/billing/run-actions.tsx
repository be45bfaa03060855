import { Pause, Play } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { RunState } from "./billing-types";

/** Stops a run between two customers, or lets it go on. */
export function RunActions({
  runId,
  state,
  actions,
}: {
  runId: number;
  state: RunState;
  actions: { pause: FormAction; resume: FormAction };
}) {
  const hidden = <input type="hidden" name="runId" value={runId} />;
  if (state === "running")
    return (
      <ConfirmDialog
        trigger={<Button icon={<Pause aria-hidden="true" />}>Pause</Button>}
        title="Pause this run?"
        consequence="It stops after the customers that are being billed right now. What is billed stays billed, and nobody is billed twice when it goes on."
        confirmLabel="Pause it"
        action={actions.pause}
      >
        {hidden}
        <ReasonField
          help="Shown to whoever looks at the run, and kept in the audit log."
          required={false}
          maxLength={200}
        />
      </ConfirmDialog>
    );
  if (state === "paused")
    return (
      <ActionForm action={actions.resume}>
        {hidden}
        <SubmitButton icon={<Play aria-hidden="true" />}>Resume</SubmitButton>
      </ActionForm>
    );
  return null;
}
