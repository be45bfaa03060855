import { RefreshCw } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { Field } from "../form/field";
import { FormGrid } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { DateInput } from "../form/text-input";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";

const REASON = <ReasonField help="Kept with the bookings and in the audit log." />;

const CONSEQUENCE =
  "It is rated as tariffs and volume discounts say now. Where that costs something else, the old charge is taken back and the new one booked; what costs the same stays as it is.";

/** Rates one record again. */
export const RateAgain = ({ recordId, action }: { recordId: number; action: FormAction }) => (
  <ConfirmDialog
    trigger={<Button icon={<RefreshCw aria-hidden="true" />}>Rate again</Button>}
    title="Rate this again?"
    consequence={CONSEQUENCE}
    confirmLabel="Rate again"
    tone="primary"
    action={action}
  >
    <input type="hidden" name="recordId" value={recordId} />
    {REASON}
  </ConfirmDialog>
);

/** Rates everything of a customer or a tariff between two days again. */
export const RateDaysAgain = ({
  customerId,
  tariffId,
  action,
}: {
  customerId?: number;
  tariffId?: number;
  action: FormAction;
}) => (
  <ConfirmDialog
    trigger={<Button icon={<RefreshCw aria-hidden="true" />}>Rate again</Button>}
    title="Rate the usage of some days again?"
    consequence={CONSEQUENCE}
    confirmLabel="Rate again"
    tone="primary"
    action={action}
  >
    {customerId !== undefined && <input type="hidden" name="customerId" value={customerId} />}
    {tariffId !== undefined && <input type="hidden" name="tariffId" value={tariffId} />}
    <FormGrid>
      <Field label="From" name="from" required>
        <DateInput />
      </Field>
      <Field label="To" name="to" required help="The last day is included.">
        <DateInput />
      </Field>
    </FormGrid>
    {REASON}
  </ConfirmDialog>
);
