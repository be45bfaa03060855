import { BadgeMinus, Ban, CircleCheck, FilePlus2, FileX2, RefreshCw } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { Field } from "../form/field";
import { ReasonField } from "../form/reason-field";
import { MoneyInput, TextInput } from "../form/text-input";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { moneyText } from "../ui/money-text";
import { type InvoiceDetailData, invoiceName } from "./invoice-types";

/** Bound in each portal's actions; a verb without an action is not offered. */
export type InvoiceVerbs = {
  approve?: FormAction;
  adjust?: FormAction;
  void?: FormAction;
  reissue?: FormAction;
  writeOff?: FormAction;
  regeneratePdf?: FormAction;
};

type Props = { invoice: InvoiceDetailData; action: FormAction };

const Id = ({ invoice }: { invoice: InvoiceDetailData }) => (
  <input type="hidden" name="invoiceId" value={invoice.id} />
);
const Reason = ({ help }: { help: string }) => <ReasonField help={help} maxLength={200} />;
const leftOf = ({ outstanding, currency }: InvoiceDetailData) => moneyText(outstanding, currency);

const Approve = ({ invoice, action }: Props) => (
  <ConfirmDialog
    trigger={
      <Button variant="primary" icon={<CircleCheck aria-hidden="true" />}>
        Approve and issue
      </Button>
    }
    title="Issue this invoice?"
    consequence={`${invoice.customer.name} gets an invoice of ${moneyText(invoice.total, invoice.currency)}, with the next number and a due date counted from today. Its amounts never change after that.`}
    confirmLabel="Issue it"
    tone="primary"
    action={action}
  >
    <Id invoice={invoice} />
  </ConfirmDialog>
);

const Adjust = ({ invoice, action }: Props) => (
  <ConfirmDialog
    trigger={<Button icon={<BadgeMinus aria-hidden="true" />}>Adjust</Button>}
    title={`Take something off ${invoiceName(invoice)}?`}
    consequence={`${leftOf(invoice)} is outstanding. The invoice stays as it was issued; the adjustment is booked beside it and lowers what is to be paid.`}
    confirmLabel="Adjust"
    tone="primary"
    action={action}
  >
    <Id invoice={invoice} />
    <Field label={`Amount in ${invoice.currency}`} name="amount" required>
      <MoneyInput />
    </Field>
    <Field label="Comment" name="visibleComment" help="The customer reads it beside the amount.">
      <TextInput maxLength={500} />
    </Field>
    <Field label="Internal comment" name="internalComment" help="The customer never sees it.">
      <TextInput maxLength={500} />
    </Field>
  </ConfirmDialog>
);

const Reissue = ({ invoice, action }: Props) => (
  <ConfirmDialog
    trigger={<Button icon={<FilePlus2 aria-hidden="true" />}>Reissue</Button>}
    title={`Make ${invoiceName(invoice)} again?`}
    consequence="This one becomes void and keeps its number. A new one is issued at once for the same charges, with taxes, rounding and addresses as they are now."
    confirmLabel="Reissue it"
    action={action}
  >
    <Id invoice={invoice} />
    <Reason help="Kept with the void invoice and in the audit log." />
  </ConfirmDialog>
);

const WriteOff = ({ invoice, action }: Props) => (
  <ConfirmDialog
    trigger={<Button icon={<FileX2 aria-hidden="true" />}>Write off</Button>}
    title={`Give up what is left of ${invoiceName(invoice)}?`}
    consequence={`${leftOf(invoice)} is written off: nothing is left to pay, and the books say that nobody paid it.`}
    confirmLabel="Write it off"
    action={action}
  >
    <Id invoice={invoice} />
    <Reason help="Kept with the booking and in the audit log." />
  </ConfirmDialog>
);

const Void = ({ invoice, action }: Props) => (
  <ConfirmDialog
    trigger={<Button icon={<Ban aria-hidden="true" />}>Void</Button>}
    title={`Make ${invoiceName(invoice)} void?`}
    consequence="It keeps its number and says VOID, on its PDF too. Its charges stand on the customer's next invoice. This can't be undone."
    confirmText={invoiceName(invoice)}
    confirmLabel="Make it void"
    action={action}
  >
    <Id invoice={invoice} />
    <Reason help="Kept with the invoice and in the audit log." />
  </ConfirmDialog>
);

const Regenerate = ({ invoice, action }: Props) => (
  <ConfirmDialog
    trigger={<Button icon={<RefreshCw aria-hidden="true" />}>Regenerate PDF</Button>}
    title={`Draw ${invoiceName(invoice)} again?`}
    consequence="Addresses, logo and layout are taken as they are now. Numbers, dates and amounts stay."
    confirmLabel="Draw it again"
    tone="primary"
    action={action}
  >
    <Id invoice={invoice} />
  </ConfirmDialog>
);

/** What may be done to an invoice as it stands, by those who have the right to. */
export function InvoiceActions({ invoice, actions }: { invoice: InvoiceDetailData; actions: InvoiceVerbs }) {
  const { verbs } = invoice;
  const may = (verb: string, action: FormAction | undefined) => verbs.includes(verb) && action;
  const [approve, adjust, writeOff, reissue, cancel, regenerate] = [
    may("issue", actions.approve),
    may("adjust", actions.adjust),
    may("write_off", actions.writeOff),
    may("reissue", actions.reissue),
    may("void", actions.void),
    may("regenerate_pdf", actions.regeneratePdf),
  ];
  return (
    <>
      {approve && <Approve invoice={invoice} action={approve} />}
      {adjust && <Adjust invoice={invoice} action={adjust} />}
      {writeOff && <WriteOff invoice={invoice} action={writeOff} />}
      {reissue && <Reissue invoice={invoice} action={reissue} />}
      {cancel && <Void invoice={invoice} action={cancel} />}
      {regenerate && <Regenerate invoice={invoice} action={regenerate} />}
    </>
  );
}
