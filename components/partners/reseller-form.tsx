import type { FormAction } from "@/lib/platform/action-result";
import { type CurrencyChoice, CurrencyField } from "../catalog/currency-field";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { ContactFields } from "./contact-fields";
import type { PartnerData } from "./partner-types";

/** A reseller, new or changed. */
export function ResellerForm({
  action,
  reseller,
  currencies = [],
  masked = false,
  cancelHref,
}: {
  action: FormAction;
  reseller?: PartnerData;
  currencies?: CurrencyChoice[];
  /** The viewer sees contact details masked. */
  masked?: boolean;
  cancelHref: string;
}) {
  return (
    <ActionForm action={action} className="gap-8">
      {reseller && <input type="hidden" name="resellerId" value={reseller.id} />}
      <FormSection title="Reseller">
        <FormGrid>
          <Field label="Name" name="name" required>
            <TextInput defaultValue={reseller?.name} maxLength={120} />
          </Field>
          {!reseller && (
            <CurrencyField
              currencies={currencies}
              help="What it and the company settle in. It can't be changed later."
            />
          )}
        </FormGrid>
      </FormSection>
      <FormSection title="Contact">
        <ContactFields contact={reseller} masked={masked} />
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">
          {reseller ? "Save the reseller" : "Create the reseller"}
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
