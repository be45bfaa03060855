import { Pause, Play, RotateCcw, Trash2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { ImportState } from "./import-types";

type Props = {
  importId: number;
  status: ImportState;
  hasBegun: boolean;
  /** What a run would create, from the preview; null without one. */
  willImport: number | null;
  hasProblems: boolean;
  actions: { preview: FormAction; start: FormAction; cancel: FormAction };
};

const EARLY: ImportState[] = ["staged", "previewed", "failed"];

/** What can be done with an import in the state it is in. */
export function ImportActions({ importId, status, hasBegun, willImport, hasProblems, actions }: Props) {
  const hidden = <input type="hidden" name="importId" value={importId} />;
  const early = !hasBegun && EARLY.includes(status);
  const resumable = hasBegun && (status === "failed" || status === "cancelled");
  const ready = !hasBegun && status === "previewed" && willImport !== null && !hasProblems;
  return (
    <>
      {ready && (
        <ConfirmDialog
          trigger={
            <Button variant="primary" icon={<Play aria-hidden="true" />}>
              Run the import
            </Button>
          }
          title="Run the import?"
          tone="primary"
          consequence={`${formatCounted(willImport, "customer")} will be created with accounts and subscriptions. It goes on in the background; you can stop it half way and resume it.`}
          confirmLabel="Run it"
          action={actions.start}
        >
          {hidden}
        </ConfirmDialog>
      )}
      {resumable && (
        <ActionForm action={actions.start}>
          {hidden}
          <SubmitButton icon={<Play aria-hidden="true" />}>Resume</SubmitButton>
        </ActionForm>
      )}
      {early && (
        <ActionForm action={actions.preview}>
          {hidden}
          <SubmitButton variant={ready ? "secondary" : "primary"} icon={<RotateCcw aria-hidden="true" />}>
            {willImport === null ? "Make the preview" : "Preview again"}
          </SubmitButton>
        </ActionForm>
      )}
      {early && (
        <ConfirmDialog
          trigger={<Button icon={<Trash2 aria-hidden="true" />}>Throw away</Button>}
          title="Throw this import away?"
          consequence="The uploaded rows are deleted. No customer is touched."
          confirmLabel="Throw away"
          action={actions.cancel}
        >
          {hidden}
        </ConfirmDialog>
      )}
      {["queued", "running"].includes(status) && (
        <ConfirmDialog
          trigger={<Button icon={<Pause aria-hidden="true" />}>Stop</Button>}
          title="Stop the import?"
          consequence="What is imported so far stays. You can resume it later."
          confirmLabel="Stop it"
          action={actions.cancel}
        >
          {hidden}
        </ConfirmDialog>
      )}
    </>
  );
}
