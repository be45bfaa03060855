import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { DateInput, MoneyInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";

/** A discount or an upcharge on one subscription, for a time or for good. */
export function AdjustForm({
  subscriptionId,
  currency,
  action,
  cancelHref,
}: {
  subscriptionId: number;
  currency: string;
  action: FormAction;
  cancelHref: string;
}) {
  return (
    <Card>
      <CardBody>
        <ActionForm action={action} className="max-w-2xl">
          <input type="hidden" name="subscriptionId" value={subscriptionId} />
          <RadioCards
            legend="What"
            name="kind"
            defaultValue="discount"
            options={[
              { value: "discount", label: "Discount", help: "Taken off the fee, never below zero." },
              { value: "upcharge", label: "Upcharge", help: "Added to the fee." },
            ]}
          />
          <FormGrid>
            <Field label="How much" name="value" required>
              <MoneyInput />
            </Field>
            <Field label="In" name="unit" required>
              <Select
                defaultValue="percent"
                options={[
                  { value: "percent", label: "percent of the fee" },
                  { value: "fixed", label: `${currency} a billing period` },
                ]}
              />
            </Field>
          </FormGrid>
          <ReasonField help="The customer sees it beside the fee." required={false} maxLength={200} />
          <FormGrid>
            <Field label="First day" name="startsOn" help="Empty: the current period already.">
              <DateInput />
            </Field>
            <Field label="Last day" name="endsOn" help="Empty: it lasts.">
              <DateInput />
            </Field>
          </FormGrid>
          <p className="text-sm text-muted">
            It counts for a billing period when it is in force on that period's first charged day.
          </p>
          <FormActions>
            <SubmitButton>Save</SubmitButton>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
