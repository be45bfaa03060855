import { Eye, Play } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { Button, type ButtonSize } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { type RunKeyData, runTitle } from "./billing-types";

const KeyFields = ({ run: { billingPeriod, timeZone, closeOn } }: { run: RunKeyData }) => (
  <>
    <input type="hidden" name="billingPeriod" value={billingPeriod} />
    <input type="hidden" name="timeZone" value={timeZone} />
    <input type="hidden" name="closeOn" value={closeOn} />
  </>
);

type Props = { run: RunKeyData; action: FormAction; size?: ButtonSize };

/** Asks for a dry run of what a run would do. */
export const PreviewControl = ({ run, action, size, again }: Props & { again?: boolean }) => (
  <ActionForm action={action} className="contents!">
    <KeyFields run={run} />
    <SubmitButton variant="secondary" size={size} icon={<Eye aria-hidden="true" />}>
      {again ? "Preview again" : "Preview"}
    </SubmitButton>
  </ActionForm>
);

/** Starts a run whose day has come, saying how many customers it bills. */
export const StartControl = ({ run, customers, action, size }: Props & { customers: number }) => (
  <ConfirmDialog
    trigger={
      <Button variant="primary" size={size} icon={<Play aria-hidden="true" />}>
        Start now
      </Button>
    }
    title={`Start the run “${runTitle(run)}”?`}
    consequence={`The period of ${formatCounted(customers, "customer")} is closed and invoices are made. You can pause it; what is billed by then stays billed. Left alone, the clock starts it within minutes.`}
    confirmLabel="Start the run"
    tone="primary"
    action={action}
  >
    <KeyFields run={run} />
  </ConfirmDialog>
);
