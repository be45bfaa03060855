import { Field } from "../form/field";
import { Select } from "../form/select";
import type { OwnerChoice } from "./catalog-types";

/** Who manages something new: the company itself or a reseller. Fixed from then on. */
export const OwnerField = ({ owners, companyName }: { owners: OwnerChoice[]; companyName: string }) => (
  <Field label="Managed by" name="resellerId" required help="It can't be changed later.">
    <Select
      defaultValue="0"
      options={[
        { value: "0", label: companyName },
        ...owners.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  </Field>
);
