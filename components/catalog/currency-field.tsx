import { Field } from "../form/field";
import { Select } from "../form/select";

export type CurrencyChoice = { code: string; name: string };

/** The currency of something new. Fixed from then on. */
export const CurrencyField = ({
  currencies,
  help = "It can't be changed later.",
}: {
  currencies: CurrencyChoice[];
  help?: string;
}) => (
  <Field label="Currency" name="currency" required help={help}>
    <Select
      {...(currencies.length === 1 ? { defaultValue: currencies[0]?.code } : { placeholder: "Choose one" })}
      options={currencies.map(({ code, name }) => ({ value: code, label: `${code} – ${name}` }))}
    />
  </Field>
);
