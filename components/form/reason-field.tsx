import { Field } from "./field";
import { TextInput } from "./text-input";

/** Why something is done. @param help where it is kept, and who reads it. */
export const ReasonField = ({
  help = "Kept in the audit log.",
  required = true,
  maxLength = 500,
}: {
  help?: string;
  required?: boolean;
  maxLength?: number;
}) => (
  <Field label="Reason" name="reason" required={required} help={help}>
    <TextInput maxLength={maxLength} autoComplete="off" />
  </Field>
);
