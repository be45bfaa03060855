import { Pause, Play } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { UsageFileState } from "./file-types";

/** What can be done with a file in the state it is in. */
export function FileActions({
  fileId,
  status,
  actions,
}: {
  fileId: number;
  status: UsageFileState;
  actions: { resume: FormAction; cancel: FormAction };
}) {
  const hidden = <input type="hidden" name="fileId" value={fileId} />;
  return (
    <>
      {status === "failed" && (
        <ActionForm action={actions.resume}>
          {hidden}
          <SubmitButton icon={<Play aria-hidden="true" />}>Resume</SubmitButton>
        </ActionForm>
      )}
      {["queued", "running", "failed"].includes(status) && (
        <ConfirmDialog
          trigger={<Button icon={<Pause aria-hidden="true" />}>Stop for good</Button>}
          title="Stop this file for good?"
          consequence="What is rated so far stays. The rest is thrown away; the file can be uploaded again, and nothing of it is charged twice."
          confirmLabel="Stop it"
          action={actions.cancel}
        >
          {hidden}
        </ConfirmDialog>
      )}
    </>
  );
}
