import { CalendarCheck, RotateCcw, Undo2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { DateInput, MoneyInput, TextInput } from "../form/text-input";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { CollectionData } from "./collection-types";
import { numberOf } from "./collection-words";

type Form = { collection: CollectionData; action: FormAction };

const Id = ({ collection }: Pick<Form, "collection">) => (
  <input type="hidden" name="customerId" value={collection.customer.id} />
);
/** Services on until a day, whatever is owed. */
export const LiftForm = ({ collection, action }: Form) => (
  <Card>
    <CardHeader
      title="Lift the suspension"
      description="Services are on until the end of a day, although nothing was paid. Then it counts again by itself."
    />
    <CardBody>
      <ActionForm action={action}>
        <Id collection={collection} />
        <Field label="Until" name="until" required help="At most 90 days ahead.">
          <DateInput min={collection.today} />
        </Field>
        <ReasonField />
        <FormActions>
          <SubmitButton icon={<Undo2 aria-hidden="true" />}>Lift it</SubmitButton>
        </FormActions>
      </ActionForm>
    </CardBody>
  </Card>
);

export const PromiseForm = ({ collection, action }: Form) => (
  <Card>
    <CardHeader
      title="Promise to pay"
      description="Keeps reminders and suspension away until its day. A new one takes the place of the one before."
    />
    <CardBody>
      <ActionForm action={action}>
        <Id collection={collection} />
        <FormGrid>
          <Field label="They will pay" name="amount" required>
            <MoneyInput currency={collection.currency} defaultValue={collection.remaining} />
          </Field>
          <Field label="By" name="until" required help="At most 60 days ahead.">
            <DateInput min={collection.today} />
          </Field>
        </FormGrid>
        <Field label="Comment" name="comment">
          <TextInput maxLength={500} />
        </Field>
        <FormActions>
          <SubmitButton icon={<CalendarCheck aria-hidden="true" />}>Write it down</SubmitButton>
        </FormActions>
      </ActionForm>
    </CardBody>
  </Card>
);

export const EndLift = ({ collection, action }: Form) => (
  <ConfirmDialog
    trigger={<Button size="sm">End the lift now</Button>}
    title="End the lift now?"
    consequence="What the invoices say counts again at once: services can be suspended right away."
    confirmLabel="End it"
    action={action}
  >
    <Id collection={collection} />
    <ReasonField />
  </ConfirmDialog>
);

export const CancelPromise = ({ collection, action }: Form) => (
  <ConfirmDialog
    trigger={<Button size="sm">Cancel the promise</Button>}
    title="Cancel the promise?"
    consequence="Collection goes on at once where it would stand: messages go out, and services can be suspended."
    confirmLabel="Cancel the promise"
    action={action}
  >
    <Id collection={collection} />
    <ReasonField />
  </ConfirmDialog>
);

export const RestoreCustomer = ({ collection, action }: Form) => (
  <ConfirmDialog
    trigger={
      <Button size="sm" icon={<RotateCcw aria-hidden="true" />}>
        Restore
      </Button>
    }
    title={`Restore ${collection.customer.name}?`}
    consequence="Services come back. What is still collected counts again at once: a customer who owes as before is suspended, not terminated."
    confirmLabel="Restore"
    tone="primary"
    action={action}
  >
    <Id collection={collection} />
    <ReasonField />
  </ConfirmDialog>
);

const RUNG_WORDS: Record<string, string> = {
  limit: "limited",
  suspend: "suspended",
  terminate: "terminated",
};

/** Notices that mail did not take anywhere: a person says how else the customer was told. */
export const WaitingNotices = ({
  waiting,
  action,
}: {
  waiting: CollectionData["waiting"];
  /** Left out for those who may only look. */
  action?: FormAction;
}) => (
  <Card>
    <CardHeader
      title="Notices that wait"
      description="Nothing they announce happens before they were sent. Mail sends them by itself where there is an address."
    />
    <CardBody className="grid gap-5">
      {waiting.map((one) => (
        <div key={`${one.invoiceId} ${one.rung}`} className="grid gap-3">
          <p className="text-sm">
            Invoice {numberOf(one)}: the notice that services will be {RUNG_WORDS[one.rung] ?? one.rung},{" "}
            {formatCounted(one.days, "day")} before.
          </p>
          {action && (
            <ActionForm action={action}>
              <input type="hidden" name="invoiceId" value={one.invoiceId} />
              <input type="hidden" name="step" value={`${one.rung}_notice`} />
              <input type="hidden" name="days" value={one.days} />
              <Field label="How they were told" name="how" required help="A letter, a call: who, and when.">
                <TextInput maxLength={200} />
              </Field>
              <FormActions>
                <SubmitButton variant="secondary">Record how they were told</SubmitButton>
              </FormActions>
            </ActionForm>
          )}
        </div>
      ))}
    </CardBody>
  </Card>
);
