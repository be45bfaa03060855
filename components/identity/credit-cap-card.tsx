import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextInput } from "../form/text-input";
import { Card, CardBody, CardHeader } from "../ui/card";

type Role = { id: number; creditRaiseMax: string | null; creditRaiseDays: number | null };

/** By how much, and for how long, the people of a role may raise a credit limit. Without an action it is shown alone. */
export function CreditCapCard({ role, action }: { role: Role; action?: FormAction }) {
  const { creditRaiseMax, creditRaiseDays } = role;
  return (
    <Card>
      <CardHeader
        title="Raising credit limits for a time"
        description="What people with this role may grant. Empty is no cap."
      />
      <CardBody>
        {action ? (
          <ActionForm action={action} className="max-w-xl">
            <input type="hidden" name="roleId" value={role.id} />
            <FormGrid>
              <Field label="By at most" name="maxAmount" help="In the customer's own currency.">
                <MoneyInput defaultValue={creditRaiseMax ?? ""} />
              </Field>
              <Field label="For at most, days" name="maxDays">
                <TextInput inputMode="numeric" className="max-w-32" defaultValue={creditRaiseDays ?? ""} />
              </Field>
            </FormGrid>
            <FormActions>
              <SubmitButton>Save</SubmitButton>
            </FormActions>
          </ActionForm>
        ) : (
          <p className="text-sm">
            By {creditRaiseMax ?? "any amount"}, for{" "}
            {creditRaiseDays === null ? "any time" : `${creditRaiseDays} days`}.
          </p>
        )}
      </CardBody>
    </Card>
  );
}
