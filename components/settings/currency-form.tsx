import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import type { CurrencyData } from "./currency-list";

const DECIMALS = ["0", "1", "2", "3", "4", "5"].map((value) => ({ value, label: value }));
const LIST = "/admin/settings/currencies";

/** A currency, new or changed. */
export function CurrencyForm({
  action,
  currency,
  base,
}: {
  action: FormAction;
  currency?: CurrencyData;
  base: string;
}) {
  return (
    <ActionForm action={action} className="max-w-3xl">
      <FormGrid>
        {currency ? (
          <input type="hidden" name="code" value={currency.code} />
        ) : (
          <Field label="Code" name="code" required help="Three letters of ISO 4217, like EUR.">
            <TextInput maxLength={3} autoCapitalize="characters" autoComplete="off" className="uppercase" />
          </Field>
        )}
        <Field label="Name" name="name" help={currency ? undefined : "Empty: its name in English."}>
          <TextInput defaultValue={currency?.name} maxLength={60} />
        </Field>
        <Field
          label="Rate"
          name="rate"
          required
          help={
            currency?.isBase
              ? "The base currency is the measure of the others."
              : `What one of it is worth in ${base}.`
          }
        >
          <MoneyInput currency={base} defaultValue={currency?.rate ?? ""} readOnly={currency?.isBase} />
        </Field>
        <Field label="Decimals" name="decimals" required help="Of invoices and payments from now on.">
          <Select defaultValue={String(currency?.decimals ?? 2)} options={DECIMALS} />
        </Field>
        <Field label="Minimum payment" name="minimumPayment" required help="Smaller payments are not taken.">
          <MoneyInput currency={currency?.code} defaultValue={currency?.minimumPayment ?? "0"} />
        </Field>
      </FormGrid>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">
          {currency ? "Save the currency" : "Add the currency"}
        </SubmitButton>
        <ButtonLink href={LIST} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
