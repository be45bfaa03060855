import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";

export type MessageVerbs = { sendAgain?: FormAction; markArrived?: FormAction; cancel?: FormAction };

const Reason = ({ help }: { help: string }) => (
  <Field label="Reason" name="reason" required help={help}>
    <TextInput maxLength={500} />
  </Field>
);

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
          <Reason help="How you know. Kept with the message and in the audit log." />
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
          <Reason help="Kept with the message and in the audit log." />
        </ConfirmDialog>
      )}
    </>
  );
}
