import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";

export type MessageVerbs = { sendAgain?: FormAction; markArrived?: FormAction; cancel?: FormAction };

/** What staff may decide about a message as it stands. */
export function MessageActions({
  message,
  actions,
}: {
  message: { id: number; status: string; verbs: readonly string[] };
  actions: MessageVerbs;
}) {
  const id = <input type="hidden" name="messageId" value={message.id} />;
  const may = (verb: string) => message.verbs.includes(verb);
  return (
    <>
      {actions.sendAgain && may("send_again") && (
        <ActionForm action={actions.sendAgain}>
          {id}
          <SubmitButton pendingLabel="Sending…">
            {message.status === "pending" ? "Send now" : "Send again"}
          </SubmitButton>
        </ActionForm>
      )}
      {actions.markArrived && may("mark_arrived") && (
        <ConfirmDialog
          trigger={<Button>It arrived</Button>}
          title="Mark as arrived?"
          consequence="It counts as sent from today, and is not sent again."
          confirmLabel="It arrived"
          tone="primary"
          action={actions.markArrived}
        >
          {id}
          <ReasonField help="How you know. Kept with the message and in the audit log." />
        </ConfirmDialog>
      )}
      {actions.cancel && may("cancel") && (
        <ConfirmDialog
          trigger={<Button>Don’t send</Button>}
          title="Keep it from going out?"
          consequence="The customer will not be told. It can be sent again from here."
          confirmLabel="Don’t send it"
          action={actions.cancel}
        >
          {id}
          <ReasonField help="Kept with the message and in the audit log." />
        </ConfirmDialog>
      )}
    </>
  );
}
