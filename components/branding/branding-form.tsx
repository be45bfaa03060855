import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";

export type BrandingData = {
  resellerId: number;
  name: string;
  address: string;
  country: string;
  taxId: string;
  hasLogo: boolean;
  accent: string;
  invoiceText: string;
};

function OwnAddress({ branding }: { branding: BrandingData }) {
  return (
    <FormSection title="Address" description="On invoices made from now on, and on those drawn again.">
      <Field label="Address" name="address">
        <TextArea defaultValue={branding.address} maxLength={500} />
      </Field>
      <FormGrid>
        <Field label="Country" name="country">
          <TextInput defaultValue={branding.country} maxLength={100} />
        </Field>
        <Field label="Tax ID" name="taxId">
          <TextInput defaultValue={branding.taxId} maxLength={50} />
        </Field>
      </FormGrid>
    </FormSection>
  );
}

/** The colour and the words of invoices; a reseller's address too. */
export function BrandingForm({ branding, action }: { branding: BrandingData; action: FormAction }) {
  return (
    <ActionForm action={action} className="gap-8">
      <input type="hidden" name="resellerId" value={branding.resellerId} />
      <FormSection title="Look" description="Every invoice is drawn with it when it is next downloaded.">
        <Field label="Accent colour" name="accent" required help="Dark enough to be read on white.">
          <TextInput type="color" defaultValue={branding.accent} className="w-24! p-1" />
        </Field>
        <Field
          label="Text at the foot"
          name="invoiceText"
          help="How to pay, whom to ask, what the law wants. It follows what the customer's class says."
        >
          <TextArea defaultValue={branding.invoiceText} maxLength={1000} rows={4} />
        </Field>
      </FormSection>
      {branding.resellerId !== 0 && <OwnAddress branding={branding} />}
      <FormActions>
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
