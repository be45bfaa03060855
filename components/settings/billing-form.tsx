import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Checkbox, RadioCards } from "../form/choices";
import { choicesOf } from "../form/choices-of";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";
import { TextLink } from "../rooms/text-link";
import { BillingPreview } from "./billing-preview";
import { type BillingData, type BillingTold, RESET_NAMES, SCOPE_NAMES } from "./billing-types";
import { type RoundingExamples, RoundingFields } from "./rounding-fields";

type Choice = { value: string; label: string };
type Part = { settings: BillingData };

const WHEN = [
  { value: "days", label: "Days after the issue" },
  { value: "periods", label: "Billing periods after", help: "With the period’s own length." },
  { value: "on_receipt", label: "Upon receipt", help: "Due on the day of issue." },
];

const Terms = ({ settings }: Part) => (
  <FormSection title="When to pay" description="Counted from the issue, so a review does not shorten it.">
    <RadioCards
      legend="Payment is due"
      name="termsKind"
      required
      columns={3}
      defaultValue={settings.termsKind}
      options={WHEN}
    />
    <Field label="How many" name="termsCount" help="Days, or billing periods. Without meaning upon receipt.">
      <TextInput inputMode="numeric" className="max-w-28" defaultValue={String(settings.termsCount)} />
    </Field>
  </FormSection>
);

const Review = ({ settings }: Part) => (
  <FormSection
    title="Review"
    description="Time for somebody to look at an invoice before its customer sees it. Then it is issued by itself."
  >
    <Field label="Days of review" name="reviewDays" help="0 issues invoices at once.">
      <TextInput inputMode="numeric" className="max-w-28" defaultValue={String(settings.reviewDays)} />
    </Field>
  </FormSection>
);

const Numbers = ({ settings }: Part) => (
  <FormSection
    title="Numbers"
    description="Without gaps: a number is given when an invoice is issued. A pattern has a series of its own, which goes on where it stopped."
  >
    <RadioCards
      legend="Counted together"
      name="numberScope"
      required
      columns={3}
      defaultValue={settings.numberScope}
      options={choicesOf(SCOPE_NAMES)}
    />
    <FormGrid>
      <Field
        label="Pattern"
        name="numberPattern"
        required
        help="{number}, or {number:6} for six digits; {year}, {month}; {reseller} or {customer} where they are counted apart."
      >
        <TextInput
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          defaultValue={settings.numberPattern}
        />
      </Field>
      <Field label="Begins again at 1" name="numberReset" required>
        <Select defaultValue={settings.numberReset} options={choicesOf(RESET_NAMES)} />
      </Field>
    </FormGrid>
  </FormSection>
);

const Invoices = ({ settings }: Part) => (
  <FormSection title="Invoices" description="What gets one, and what it shows.">
    <Checkbox
      name="separateFees"
      label="Recurring fees on an invoice of their own"
      help="Usage and everything else stand on the other one."
      defaultChecked={settings.separateFees}
    />
    <Checkbox
      name="invoiceWhenNothingCharged"
      label="An invoice also when nothing was charged"
      help="A statement of what is owed."
      defaultChecked={settings.invoiceWhenNothingCharged}
    />
    <Checkbox
      name="callDetail"
      label="List every call"
      help="In the PDF, after the summary."
      defaultChecked={settings.callDetail}
    />
    <Field label="Text at the foot" name="footer" help="Bank details, a thank you, what the law asks for.">
      <TextArea defaultValue={settings.footer} maxLength={600} />
    </Field>
  </FormSection>
);

/** How the customers of a class are billed, in groups, and what saving would mean while it is filled in. */
export function BillingForm({
  classId,
  settings,
  next,
  regimes,
  examples,
  action,
  preview,
}: Part & {
  classId: number;
  /** The number that the next invoice would get as things are. */
  next: string;
  regimes: Choice[];
  examples: RoundingExamples;
  action: FormAction;
  preview: FormAction<BillingTold>;
}) {
  return (
    // Made anew once saved: a select keeps the default it was made with.
    <ActionForm key={JSON.stringify(settings)} action={action} className="gap-8">
      <input type="hidden" name="classId" value={classId} />
      <Terms settings={settings} />
      <Review settings={settings} />
      <FormSection
        title="Rounding"
        description="A total is rounded once; the difference is booked, so that balances hold what invoices say."
      >
        <RoundingFields
          decimals={settings.roundingDecimals}
          method={settings.roundingMethod}
          examples={examples}
        />
      </FormSection>
      <FormSection title="Taxes" description="From the next invoice on; those made already keep theirs.">
        <Field
          label="Tax regime"
          name="taxRegimeId"
          help={<TextLink href="/admin/settings/taxes">See all tax regimes</TextLink>}
        >
          <Select
            placeholder="No taxes"
            options={regimes}
            defaultValue={settings.taxRegimeId === null ? "" : String(settings.taxRegimeId)}
          />
        </Field>
      </FormSection>
      <Numbers settings={settings} />
      <Invoices settings={settings} />
      <BillingPreview action={preview} next={next} />
      <FormActions>
        <SubmitButton pendingLabel="Saving…">Save the billing</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
