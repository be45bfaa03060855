import { Field } from "../form/field";
import { FormGrid } from "../form/form-layout";
import { TextInput } from "../form/text-input";
import { Alert } from "../ui/alert";

/** Contact details; someone who sees them masked can't change them, so they are not asked. */
export function ContactFields({
  contact,
  masked,
}: {
  contact?: { email: string; phone: string };
  masked: boolean;
}) {
  if (masked) return <Alert>E-mail and phone are hidden from you and stay as they are when you save.</Alert>;
  return (
    <FormGrid>
      <Field label="E-mail" name="email">
        <TextInput type="email" autoComplete="off" maxLength={254} defaultValue={contact?.email} />
      </Field>
      <Field label="Phone" name="phone">
        <TextInput type="tel" autoComplete="off" maxLength={50} defaultValue={contact?.phone} />
      </Field>
    </FormGrid>
  );
}
