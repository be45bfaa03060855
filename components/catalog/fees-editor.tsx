import { Field } from "../form/field";
import { FormGrid } from "../form/form-layout";
import { MoneyInput } from "../form/text-input";
import { BILLING_PERIOD_NAMES, type FeeRow } from "./catalog-types";

const PERIODS = Object.keys(BILLING_PERIOD_NAMES);
/** Rows of prices for several periods follow those of the single ones in the form's numbering. */
export const FIRST_AHEAD = PERIODS.length;

/** One fee for each billing period; an empty one means that such customers can't have the plan. */
export function FeesEditor({ fees, currency }: { fees: readonly FeeRow[]; currency?: string }) {
  const feeFor = (kind: string) =>
    fees.find((fee) => fee.periods === 0 && fee.billingPeriod === kind)?.fee ?? "";
  return (
    <FormGrid>
      {PERIODS.map((kind, index) => (
        <div key={kind}>
          <input type="hidden" name={`fees.${index}.billingPeriod`} value={kind} />
          <input type="hidden" name={`fees.${index}.periods`} value="0" />
          <Field label={BILLING_PERIOD_NAMES[kind]} name={`fees.${index}.fee`}>
            <MoneyInput currency={currency} defaultValue={feeFor(kind)} />
          </Field>
        </div>
      ))}
    </FormGrid>
  );
}
