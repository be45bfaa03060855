import { Checkbox, RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormGrid, FormSection } from "../form/form-layout";
import { Select } from "../form/select";
import { MoneyInput, TextInput } from "../form/text-input";
import type { PlanData } from "./catalog-types";

const MODELS = [
  {
    value: "in_advance",
    label: "In advance",
    help: "The period under way and the next ones, from the start.",
  },
  { value: "at_end", label: "At the end", help: "Each period when it is over." },
  { value: "progressive", label: "Day by day", help: "Each day its share; only days had are paid." },
];
const ACTIVATIONS = [
  { value: "start_date", label: "On the start date" },
  { value: "first_use", label: "With the first use", help: "Nothing is charged before." },
];
const DECIMALS = ["0", "1", "2", "3", "4", "5"].map((value) => ({ value, label: value }));
const METHODS = [
  { value: "half-up", label: "Half away from zero (0.125 → 0.13)" },
  { value: "half-even", label: "Half to even (0.125 → 0.12)" },
  { value: "away-from-zero", label: "Always up (0.121 → 0.13)" },
];

/** When a plan is charged, how it starts, what parts of a period cost, and how charges are rounded. */
export function PlanCharging({ plan }: { plan?: PlanData }) {
  return (
    <>
      <FormSection title="When it is charged">
        <div className="group grid gap-4">
          <RadioCards
            legend="Charged"
            name="chargeModel"
            required
            columns={3}
            defaultValue={plan?.chargeModel ?? "in_advance"}
            options={MODELS}
          />
          <div className="hidden group-has-[[value=in\_advance]:checked]:block">
            <FormGrid>
              <Field label="Periods ahead" name="advancePeriods" required help="Whole periods, 1 to 36.">
                <TextInput inputMode="numeric" defaultValue={plan?.advancePeriods ?? 1} required={false} />
              </Field>
            </FormGrid>
          </div>
        </div>
        <RadioCards
          legend="Starts"
          name="activationMode"
          required
          defaultValue={plan?.activationMode ?? "start_date"}
          options={ACTIVATIONS}
        />
        <FormGrid>
          <Field label="Activation fee" name="activationFee" help="Once, on the day it starts. Empty: none.">
            <MoneyInput currency={plan?.currency} defaultValue={plan?.activationFee} />
          </Field>
        </FormGrid>
      </FormSection>
      <FormSection title="Parts of a period" description="Fee × active days ÷ days of the period.">
        <Checkbox
          name="prorateFirst"
          label="Charge the first period by its days"
          help="Otherwise in full, whatever day it starts."
          defaultChecked={plan?.prorateFirst ?? true}
        />
        <Checkbox
          name="prorateLast"
          label="Charge the last period by its days"
          defaultChecked={plan?.prorateLast ?? true}
        />
        <FormGrid>
          <Field label="Decimals of each charge" name="roundingDecimals" required>
            <Select defaultValue={String(plan?.roundingDecimals ?? 2)} options={DECIMALS} />
          </Field>
          <Field label="Rounding" name="roundingMethod" required>
            <Select defaultValue={plan?.roundingMethod ?? "half-up"} options={METHODS} />
          </Field>
        </FormGrid>
      </FormSection>
    </>
  );
}
