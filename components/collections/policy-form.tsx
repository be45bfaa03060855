import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Checkbox, RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { DateInput, MoneyInput, TextInput } from "../form/text-input";
import { WEEKDAYS } from "../ui/weekdays";

/** The fields of the form by name, as text. */
type Part = { values: Record<string, string>; currencies: readonly string[] };
type Name = { name: string; values: Part["values"] };

const typed = (values: Part["values"], name: string) => values[`settings.${name}`] ?? "";

const Days = ({ name, values, label, help }: Name & { label: string; help?: string }) => (
  <Field label={label} name={`settings.${name}`} help={help}>
    <TextInput inputMode="numeric" className="max-w-28" defaultValue={typed(values, name)} />
  </Field>
);
const DayList = ({ name, values, label, help }: Name & { label: string; help?: string }) => (
  <Field label={label} name={`settings.${name}`} help={help}>
    <TextInput autoComplete="off" className="max-w-44" defaultValue={typed(values, name)} />
  </Field>
);
const Amount = ({ name, values, label, help }: Name & { label: string; help?: string }) => (
  <Field label={label} name={`settings.${name}`} help={help}>
    <MoneyInput defaultValue={typed(values, name)} />
  </Field>
);
const Tick = ({ name, values, label, help }: Name & { label: string; help?: string }) => (
  <Checkbox
    name={`settings.${name}`}
    label={label}
    help={help}
    defaultChecked={typed(values, name) === "on"}
  />
);

const MODES = [
  {
    value: "after_payments",
    label: "After every payment",
    help: "What remains is compared each time. With a threshold of 10, and 10 owed for May and 10 for June, paying 15 leaves 5: nothing is collected any more, and services come back.",
  },
  {
    value: "at_generation",
    label: "Once, when an invoice is made",
    help: "The amount due decides for good. With the same 10, 10 and 15 paid, June was 20 when it was made: it stays collected until it is paid in full, and services stay off.",
  },
];

const Thresholds = ({ values, currencies }: Part) => (
  <FormSection
    title="What is let pass"
    description="Up to the threshold nothing is collected, equal included. Left empty, everything is."
  >
    <FormGrid>
      {currencies.map((code) => (
        <Field key={code} label={`Threshold, ${code}`} name={`settings.thresholds.${code}`}>
          <MoneyInput currency={code} defaultValue={typed(values, `thresholds.${code}`)} />
        </Field>
      ))}
    </FormGrid>
    <RadioCards
      legend="When it is decided"
      name="settings.mode"
      required
      defaultValue={typed(values, "mode") || "after_payments"}
      options={MODES}
    />
    <Tick
      name="chargeBelowThreshold"
      values={values}
      label="Charge stored cards all the same"
      help="An invoice that is not collected is still paid by its customer’s card."
    />
  </FormSection>
);

const Messages = ({ values }: Part) => (
  <FormSection title="Messages" description="Lists of days like 10, 7, 1. Left empty, nothing is sent.">
    <DayList name="reminders" values={values} label="Remind, days before it is due" />
    <Tick name="tellOverdue" values={values} label="Say on the day after that it is overdue" />
    <DayList
      name="resend"
      values={values}
      label="Send the invoice again, days after it was due"
      help="0 is the due date."
    />
  </FormSection>
);

const LateFee = ({ values }: Part) => (
  <FormSection
    named
    title="Late fee"
    description="Once for each invoice that is overdue, in its own currency. Left out while the days are empty."
  >
    <Days name="lateFee.days" values={values} label="Days after it was due" />
    <FormGrid>
      <Amount name="lateFee.amount" values={values} label="Amount" />
      <Field
        label="And percent of what is outstanding"
        name="settings.lateFee.percent"
        help="Both are added up."
      >
        <TextInput inputMode="decimal" className="max-w-28" defaultValue={typed(values, "lateFee.percent")} />
      </Field>
    </FormGrid>
    <Amount name="lateFee.above" values={values} label="Only where more is owed than" />
  </FormSection>
);

const RUNGS = [
  {
    name: "limit",
    title: "Limit",
    what: "Incoming and emergency calls still work; recurring fees go on.",
  },
  { name: "suspend", title: "Suspend", what: "Services are off until an overdue invoice is paid enough." },
  {
    name: "terminate",
    title: "Terminate",
    what: "Provisionally: it can be restored for the days of the class.",
  },
];

const Rung = ({ name, title, what, values }: { name: string; title: string; what: string } & Part) => (
  <FormSection title={title} description={`${what} Left out while the days are empty.`} named>
    <FormGrid>
      <Days name={`${name}.days`} values={values} label="Days after it was due" />
      <DayList
        name={`${name}.notices`}
        values={values}
        label="Notices, days before"
        help="Like 7, 1. It never happens before the first was sent so many days ago."
      />
    </FormGrid>
    <Amount name={`${name}.above`} values={values} label="Only where more is owed than" />
    {name === "suspend" && (
      <Amount
        name="reactivationFee"
        values={values}
        label="Reactivation fee"
        help="Charged when suspended services come back."
      />
    )}
    {name === "terminate" && (
      <Tick name="closeSubscriptions" values={values} label="Close subscriptions with it" />
    )}
  </FormSection>
);

const Calendar = ({ values }: Part) => (
  <FormSection title="Calendar" description="What falls on such a day comes on the next one that is none.">
    <Tick
      name="workingDaysOnly"
      values={values}
      label="Limit, suspend and terminate on working days only"
      help="Not on weekends, nor on the non-working days of the settings."
    />
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">Send nothing on</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {WEEKDAYS.map((day, n) => (
          <Tick key={day} name={`quietWeekdays.d${n + 1}`} values={values} label={day} />
        ))}
      </div>
    </fieldset>
  </FormSection>
);

/** How the customers of a class are collected, in the order in which it happens. It leads to what it would change. */
export function PolicyForm({
  classId,
  today,
  action,
  ...part
}: Part & {
  classId: number;
  today: string;
  /** Checks what was typed, and leads to the preview. */
  action: FormAction;
}) {
  const { values } = part;
  return (
    <ActionForm key={JSON.stringify(values)} action={action} className="gap-8">
      <input type="hidden" name="classId" value={classId} />
      <Thresholds {...part} />
      <Messages {...part} />
      <LateFee {...part} />
      {RUNGS.map((rung) => (
        <Rung key={rung.name} {...rung} {...part} />
      ))}
      <Calendar {...part} />
      <FormSection
        title="From when"
        description="Today or later. What is in force stays until then, and can be gone back to."
      >
        <Field label="Takes effect on" name="effectiveOn" required>
          <DateInput min={today} defaultValue={values.effectiveOn ?? today} />
        </Field>
        <Field label="Why it is changed" name="note" help="Kept with this version.">
          <TextInput maxLength={200} defaultValue={values.note ?? ""} />
        </Field>
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Looking…">Preview</SubmitButton>
        <span className="text-sm text-muted">Nothing is saved before you have seen what it changes.</span>
      </FormActions>
    </ActionForm>
  );
}
