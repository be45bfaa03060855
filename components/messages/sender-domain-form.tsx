import type { FormAction } from "@/lib/platform/action-result";
import type { OwnerChoice } from "../catalog/catalog-types";
import { OwnerField } from "../catalog/owner-field";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";

/** Puts a domain on the list of the company or of a reseller. */
export const SenderDomainForm = ({
  action,
  owners,
  companyName,
}: {
  action: FormAction;
  owners: OwnerChoice[] | null;
  companyName: string;
}) => (
  <ActionForm action={action} className="max-w-xl">
    <Field
      label="Domain"
      name="domain"
      required
      help="What stands after the @, like example.com. Subdomains are domains of their own."
    >
      <TextInput maxLength={253} autoComplete="off" />
    </Field>
    {owners && <OwnerField owners={owners} companyName={companyName} />}
    <FormActions>
      <SubmitButton pendingLabel="Adding…">Add the domain</SubmitButton>
    </FormActions>
  </ActionForm>
);
