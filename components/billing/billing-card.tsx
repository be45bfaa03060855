import { FilePlus2, Pause, RotateCcw, Undo2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { moneySign } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { TextLink } from "../rooms/text-link";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DateText, InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";

export type CustomerBillingData = {
  customer: { id: number; name: string };
  currency: string;
  openFrom: string;
  closesOn: string | null;
  notInvoiced: string;
  parked: { reason: string; runId: number | null } | null;
  held: { reason: string; since: Date } | null;
};

type InvoiceSums = { currency: string; outstanding: string; overdue: string }[];
/** What this portal's people may do; left out, the button is not there. */
type BillingVerbs = { billNow?: FormAction; hold?: FormAction; release?: FormAction };

function BillNow({ billing, action }: { billing: CustomerBillingData; action: FormAction }) {
  const { customer, currency, notInvoiced } = billing;
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" icon={<FilePlus2 aria-hidden="true" />}>
          Bill now
        </Button>
      }
      title={`Bill ${customer.name} out of turn?`}
      consequence={
        <>
          An invoice is made now of <Money amount={notInvoiced} currency={currency} /> before tax: everything
          that stands on none yet. The period stays open, and the regular invoice covers the rest.
        </>
      }
      confirmLabel="Make the invoice"
      tone="primary"
      action={action}
    >
      <input type="hidden" name="customerId" value={customer.id} />
    </ConfirmDialog>
  );
}

const Hold = ({ billing: { customer }, action }: { billing: CustomerBillingData; action: FormAction }) => (
  <ConfirmDialog
    trigger={
      <Button size="sm" icon={<Pause aria-hidden="true" />}>
        Hold
      </Button>
    }
    title={`Leave ${customer.name} out of bill runs?`}
    consequence="No invoice is made until somebody releases it. Its periods stay open and are caught up then, each once. Charges go on."
    confirmLabel="Hold"
    action={action}
  >
    <input type="hidden" name="customerId" value={customer.id} />
    <ReasonField help="Shown to whoever looks, and kept in the audit log." maxLength={200} />
  </ConfirmDialog>
);

const Release = ({ billing, action }: { billing: CustomerBillingData; action: FormAction }) => {
  const Picture = billing.held ? Undo2 : RotateCcw;
  return (
    <ActionForm action={action} className="contents!">
      <input type="hidden" name="customerId" value={billing.customer.id} />
      <SubmitButton size="sm" variant="secondary" icon={<Picture aria-hidden="true" />}>
        {billing.held ? "Release" : "Try again"}
      </SubmitButton>
    </ActionForm>
  );
};

/** Why bill runs leave this customer alone. */
function LeftOut({
  billing: { held, parked },
  timeZone,
}: {
  billing: CustomerBillingData;
  timeZone: string;
}) {
  return (
    <>
      {held && (
        <Alert tone="warning" title="Held: bill runs leave it out">
          {held.reason} (since <InstantText instant={held.since} timeZone={timeZone} />)
        </Alert>
      )}
      {parked && (
        <Alert tone="warning" title="Parked: it could not be billed">
          {parked.reason}
        </Alert>
      )}
    </>
  );
}

/** Where a customer's billing stands, for staff: when it is closed next, what is open, and what may be done. */
export function BillingCard({
  billing,
  sums,
  invoicesHref,
  timeZone,
  verbs,
}: {
  billing: CustomerBillingData;
  sums: InvoiceSums;
  invoicesHref: string;
  timeZone: string;
  verbs: BillingVerbs;
}) {
  const { currency, closesOn, openFrom, notInvoiced, held, parked } = billing;
  const isLeftOut = held !== null || parked !== null;
  const billsNow = verbs.billNow && moneySign(notInvoiced) !== 0;
  return (
    <Card id="billing">
      <CardHeader
        title="Billing"
        actions={
          <>
            {billsNow && verbs.billNow && <BillNow billing={billing} action={verbs.billNow} />}
            {isLeftOut
              ? verbs.release && <Release billing={billing} action={verbs.release} />
              : closesOn !== null && verbs.hold && <Hold billing={billing} action={verbs.hold} />}
          </>
        }
      />
      <CardBody className="grid gap-4">
        <LeftOut billing={billing} timeZone={timeZone} />
        <DescriptionList
          items={[
            {
              label: "Next closing day",
              value: closesOn === null ? "None: everything is invoiced" : <DateText date={closesOn} />,
            },
            { label: "Not invoiced from", value: <DateText date={openFrom} /> },
            {
              label: "Not invoiced yet",
              value: (
                <>
                  <Money amount={notInvoiced} currency={currency} /> before tax
                </>
              ),
            },
            ...sums.map((sum) => ({
              label: sums.length > 1 ? `Invoices to be paid, ${sum.currency}` : "Invoices to be paid",
              value: (
                <TextLink href={invoicesHref}>
                  <Money amount={sum.outstanding} currency={sum.currency} />
                  {moneySign(sum.overdue) > 0 && (
                    <>
                      , <Money amount={sum.overdue} currency={sum.currency} /> overdue
                    </>
                  )}
                </TextLink>
              ),
            })),
          ]}
        />
      </CardBody>
    </Card>
  );
}
