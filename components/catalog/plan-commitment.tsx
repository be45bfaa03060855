import { Checkbox, RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormGrid, FormSection } from "../form/form-layout";
import { MoneyInput, TextInput } from "../form/text-input";
import type { PlanData } from "./catalog-types";

const CANCELLATION = [
  { value: "none", label: "Nothing" },
  { value: "fixed", label: "A fixed fee" },
  { value: "remaining", label: "What is left", help: "The fees of the periods left." },
];

/** The minimum term with what leaving early costs, and for which days the fee is given back. */
export function PlanCommitment({ plan }: { plan?: PlanData }) {
  return (
    <>
      <FormSection
        title="Commitment"
        description="How long a customer binds itself, and what leaving earlier costs."
      >
        <FormGrid>
          <Field
            label="Minimum periods"
            name="minimumPeriods"
            help="The one of activation included. Empty or 0: none."
          >
            <TextInput
              inputMode="numeric"
              className="max-w-28"
              defaultValue={plan?.minimumPeriods ? String(plan.minimumPeriods) : ""}
            />
          </Field>
        </FormGrid>
        <div className="group grid gap-4">
          <RadioCards
            legend="Leaving early costs"
            name="cancellationFeeKind"
            columns={3}
            defaultValue={plan?.cancellationFeeKind ?? "none"}
            options={CANCELLATION}
          />
          <div className="hidden group-has-[[value=fixed]:checked]:block">
            <FormGrid>
              <Field label="Cancellation fee" name="cancellationFee" required>
                <MoneyInput
                  currency={plan?.currency}
                  defaultValue={plan?.cancellationFeeKind === "fixed" ? plan.cancellationFee : ""}
                  required={false}
                />
              </Field>
            </FormGrid>
          </div>
        </div>
      </FormSection>
      <FormSection
        title="Credits"
        description="The day's share of the fee is given back for days when the account is:"
      >
        <Checkbox name="creditWhenExpired" label="Expired" defaultChecked={plan?.creditWhenExpired} />
        <Checkbox name="creditWhenBlocked" label="Blocked" defaultChecked={plan?.creditWhenBlocked} />
        <Checkbox name="creditWhenSuspended" label="Suspended" defaultChecked={plan?.creditWhenSuspended} />
        <Checkbox name="creditWhenNoFunds" label="Out of funds" defaultChecked={plan?.creditWhenNoFunds} />
      </FormSection>
    </>
  );
}
