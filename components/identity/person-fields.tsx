import { Field } from "../form/field";
import { FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { TextInput } from "../form/text-input";

type Person = { name: string; email: string; timeZone: string | null };

/** Who someone is. Whoever sees a mask can't type over it. */
export function PersonFields({
  person,
  zones,
  masked = false,
}: {
  person?: Person;
  zones: readonly string[];
  masked?: boolean;
}) {
  const offered = [...new Set([...(person?.timeZone ? [person.timeZone] : []), ...zones])].toSorted();
  return (
    <FormGrid>
      <Field
        label="Name"
        name="name"
        required
        help={
          masked ? "Masked: you may not see or change it." : "It stands in the audit log beside what they do."
        }
      >
        <TextInput defaultValue={person?.name} maxLength={100} autoComplete="off" readOnly={masked} />
      </Field>
      <Field label="E-mail" name="email" help={masked ? "Masked: you may not see or change it." : undefined}>
        <TextInput
          type={masked ? "text" : "email"}
          defaultValue={person?.email}
          maxLength={254}
          autoComplete="off"
          readOnly={masked}
        />
      </Field>
      <Field label="Time zone" name="timeZone" help="In which they see dates and times.">
        <Select
          defaultValue={person?.timeZone ?? ""}
          placeholder="The company’s or customer’s own"
          options={offered.map((zone) => ({ value: zone, label: zone }))}
        />
      </Field>
    </FormGrid>
  );
}
