import { RefreshCw } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";
import { buttonClass } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";

type Waiting = { id: number; state: string; confirmUrl: string | null; confirmHere: boolean };

/** The page on which a card's bank would ask its owner: here the sandbox does. */
const Confirm = ({ payment, action }: { payment: Waiting; action: FormAction }) => (
  <Card>
    <CardHeader title="Confirm this payment" description="Your card's bank wants to know that it is you." />
    <CardBody>
      <ActionForm action={action}>
        <input type="hidden" name="paymentId" value={payment.id} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="answer" value="approve">
            Approve
          </SubmitButton>
          <SubmitButton name="answer" value="decline" variant="secondary">
            Decline
          </SubmitButton>
        </div>
      </ActionForm>
    </CardBody>
  </Card>
);

const Check = ({ payment, action }: { payment: Waiting; action: FormAction }) => (
  <ActionForm action={action}>
    <input type="hidden" name="paymentId" value={payment.id} />
    <SubmitButton variant="secondary" icon={<RefreshCw aria-hidden="true" />}>
      Check now
    </SubmitButton>
  </ActionForm>
);

/** What a payment waits for, and what its payer can do about it. */
export function UnderWayCard({
  payment,
  confirm,
  check,
}: {
  payment: Waiting;
  /** For the payer alone. */
  confirm?: FormAction;
  check?: FormAction;
}) {
  const { state, confirmUrl, confirmHere } = payment;
  if (state === "requires_confirmation" && confirmHere && confirm)
    return <Confirm payment={payment} action={confirm} />;
  if (state === "requires_confirmation")
    return (
      <Alert
        tone="warning"
        title="This payment is to be confirmed"
        actions={
          <>
            {confirm && confirmUrl && (
              <a href={confirmUrl} className={buttonClass("primary")}>
                Confirm with your bank
              </a>
            )}
            {check && <Check payment={payment} action={check} />}
          </>
        }
      >
        Without a confirmation it is let go after half an hour, and nothing is taken.
      </Alert>
    );
  if (!["created", "pending", "unknown"].includes(state)) return null;
  return (
    <Alert
      tone="info"
      title={state === "unknown" ? "We do not know yet what became of it" : "This payment is under way"}
      actions={check && <Check payment={payment} action={check} />}
    >
      We ask every five minutes. Until then nothing more can be paid this way, so that nothing is paid twice.
    </Alert>
  );
}
