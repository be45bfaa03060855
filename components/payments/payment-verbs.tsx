import { ArrowDownToLine, Ban, Landmark, Undo2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { Field } from "../form/field";
import { ReasonField } from "../form/reason-field";
import { MoneyInput } from "../form/text-input";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { moneyText } from "../ui/money-text";
import type { PaymentData } from "./payment-detail";

/** Bound in each portal's actions; a verb without an action is not offered. */
export type PaymentActions = {
  refund?: FormAction;
  capture?: FormAction;
  void?: FormAction;
  chargeBack?: FormAction;
};

type Props = { payment: PaymentData; action: FormAction };

const Id = ({ payment }: { payment: PaymentData }) => (
  <input type="hidden" name="paymentId" value={payment.id} />
);
const Reason = () => <ReasonField help="Kept with the booking and in the audit log." />;

const Refund = ({ payment, action }: Props) => (
  <ConfirmDialog
    trigger={<Button icon={<Undo2 aria-hidden="true" />}>Refund</Button>}
    title="Give money back?"
    consequence={`${moneyText(payment.refundable, payment.currency)} of this payment can be given back. What no invoice has used goes first; then it is taken out of the newest invoices, which are due again. To lower an invoice instead, adjust it.`}
    confirmLabel="Give it back"
    action={action}
  >
    <Id payment={payment} />
    <Field label={`Amount in ${payment.currency}`} name="amount" required>
      <MoneyInput defaultValue={payment.refundable} />
    </Field>
    <Reason />
  </ConfirmDialog>
);

const Capture = ({ payment, action }: Props) => (
  <ConfirmDialog
    trigger={
      <Button variant="primary" icon={<ArrowDownToLine aria-hidden="true" />}>
        Capture
      </Button>
    }
    title="Take what was authorised?"
    consequence={`${moneyText(payment.amount, payment.currency)} are held on the card. What is not taken is let go.`}
    confirmLabel="Capture"
    tone="primary"
    action={action}
  >
    <Id payment={payment} />
    <Field label={`Amount in ${payment.currency}`} name="amount" required>
      <MoneyInput defaultValue={payment.amount} />
    </Field>
  </ConfirmDialog>
);

const Void = ({ payment, action }: Props) => (
  <ConfirmDialog
    trigger={<Button icon={<Ban aria-hidden="true" />}>Let go</Button>}
    title="Let go of the authorised amount?"
    consequence={`${moneyText(payment.amount, payment.currency)} are no longer held on the card. Nothing is taken.`}
    confirmLabel="Let it go"
    action={action}
  >
    <Id payment={payment} />
    <Reason />
  </ConfirmDialog>
);

const ChargeBack = ({ payment, action }: Props) => (
  <ConfirmDialog
    trigger={<Button icon={<Landmark aria-hidden="true" />}>Charged back</Button>}
    title="Did the bank take this payment back?"
    consequence="The whole payment is reversed: the invoices that it paid are due again. Money that you give back yourself is a refund."
    confirmLabel="Reverse it"
    action={action}
  >
    <Id payment={payment} />
    <Reason />
  </ConfirmDialog>
);

/** What may be done with a payment as it stands, by those who have the right to. */
export function PaymentVerbs({ payment, actions }: { payment: PaymentData; actions: PaymentActions }) {
  const may = (verb: string, action: FormAction | undefined) => payment.verbs.includes(verb) && action;
  const [refund, capture, cancel, chargeBack] = [
    may("refund", actions.refund),
    may("capture", actions.capture),
    may("void", actions.void),
    may("charge_back", actions.chargeBack),
  ];
  return (
    <>
      {capture && <Capture payment={payment} action={capture} />}
      {cancel && <Void payment={payment} action={cancel} />}
      {refund && <Refund payment={payment} action={refund} />}
      {chargeBack && <ChargeBack payment={payment} action={chargeBack} />}
    </>
  );
}
