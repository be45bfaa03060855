import { Archive, ArchiveRestore } from "lucide-react";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";

/** Takes something off the shelf, saying what that means, or puts it back. */
export function ArchiveControl({
  what,
  name,
  field,
  id,
  archived,
  consequence,
  archive,
  restore,
}: {
  what: string;
  name: string;
  field: string;
  id: number;
  archived: boolean;
  consequence: ReactNode;
  archive: FormAction;
  restore: FormAction;
}) {
  const hidden = <input type="hidden" name={field} value={id} />;
  if (archived)
    return (
      <ActionForm action={restore}>
        {hidden}
        <SubmitButton variant="secondary" icon={<ArchiveRestore aria-hidden="true" />}>
          Restore
        </SubmitButton>
      </ActionForm>
    );
  return (
    <ConfirmDialog
      trigger={<Button icon={<Archive aria-hidden="true" />}>Archive</Button>}
      title={`Archive ${name}?`}
      consequence={consequence}
      confirmLabel={`Archive the ${what}`}
      action={archive}
    >
      {hidden}
    </ConfirmDialog>
  );
}
