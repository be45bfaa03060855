import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput } from "../form/text-input";
import { StatusBadge } from "../ui/badge";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";

type Spending = {
  customerId: number;
  currency: string;
  timeZone: string;
  limit: { daily: string; spentToday: string; left: string; reached: boolean; lifted: boolean } | null;
};
type Actions = { set: FormAction; lift: FormAction };

const Lift = ({ spending, action }: { spending: Spending; action: FormAction }) => (
  <ConfirmDialog
    trigger={<Button size="sm">Lift it for today</Button>}
    title="Lift the daily limit for today?"
    consequence={`Usage is not limited until midnight in ${spending.timeZone}. Then the limit counts again by itself.`}
    confirmLabel="Lift it"
    tone="primary"
    action={action}
  >
    <input type="hidden" name="customerId" value={spending.customerId} />
    <ReasonField />
  </ConfirmDialog>
);

function Today({ limit, currency }: { limit: NonNullable<Spending["limit"]>; currency: string }) {
  const money = (amount: string) => <Money amount={amount} currency={currency} />;
  return (
    <DescriptionList
      items={[
        { label: "Daily limit", value: money(limit.daily) },
        { label: "Spent today", value: money(limit.spentToday) },
        {
          label: "Left today",
          value: limit.lifted ? (
            <StatusBadge tone="warning">Lifted until midnight</StatusBadge>
          ) : limit.reached ? (
            <StatusBadge tone="warning">Limit reached</StatusBadge>
          ) : (
            money(limit.left)
          ),
        },
      ]}
    />
  );
}

/** What a customer may spend on usage in one day, what is left of it today, and changing it. */
export function SpendingCard({ spending, actions }: { spending: Spending; actions?: Actions }) {
  const { limit, currency, customerId, timeZone } = spending;
  return (
    <Card>
      <CardHeader
        title="Daily spending limit"
        description={`For calls, messages, data and events; anew at midnight in ${timeZone}.`}
        actions={actions && limit && !limit.lifted && <Lift spending={spending} action={actions.lift} />}
      />
      <CardBody className="grid gap-4">
        {limit ? (
          <Today limit={limit} currency={currency} />
        ) : (
          <p className="text-sm">There is none: usage of a day is not limited.</p>
        )}
        {actions && (
          <ActionForm key={limit?.daily ?? ""} action={actions.set}>
            <input type="hidden" name="customerId" value={customerId} />
            <Field label="Limit a day" name="dailyLimit" help="Leave it empty for none.">
              <MoneyInput currency={currency} defaultValue={limit?.daily ?? ""} />
            </Field>
            <ReasonField />
            <FormActions>
              <SubmitButton>Save the daily limit</SubmitButton>
            </FormActions>
          </ActionForm>
        )}
      </CardBody>
    </Card>
  );
}
