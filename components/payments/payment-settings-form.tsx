import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { RadioCards } from "../form/choices";
import { choicesOf } from "../form/choices-of";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { AUTO_CHARGES } from "./payment-words";

type Settings = { autoCharge: string; retryDays: readonly number[]; freezeAfter: number };

/** When the stored cards of a class's customers are charged. */
export function PaymentSettingsForm({
  classId,
  settings,
  action,
}: {
  classId: number;
  settings: Settings;
  action: FormAction;
}) {
  return (
    <Card>
      <CardHeader
        title="Automatic payment"
        description="For customers of this class who stored a card and agreed to it."
      />
      <CardBody>
        <ActionForm action={action} className="max-w-3xl">
          <input type="hidden" name="classId" value={classId} />
          <RadioCards
            legend="Charge the card"
            name="autoCharge"
            columns={3}
            defaultValue={settings.autoCharge}
            options={choicesOf(AUTO_CHARGES)}
          />
          <FormGrid>
            <Field
              label="Try again after the due date"
              name="retryDays"
              help="Days, separated by commas, like 1, 3, 7. Empty: only once."
            >
              <TextInput defaultValue={settings.retryDays.join(", ")} autoComplete="off" />
            </Field>
            <Field
              label="Stop after failures in a row"
              name="freezeAfter"
              required
              help="After that nothing is charged automatically until somebody unlocks it."
            >
              <TextInput
                inputMode="numeric"
                defaultValue={String(settings.freezeAfter)}
                className="max-w-24"
              />
            </Field>
          </FormGrid>
          <p className="text-sm text-muted">
            Invoices that are not collected are left out, unless the class's collection policy says that cards
            are charged all the same.
          </p>
          <FormActions>
            <SubmitButton>Save</SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

export const PaymentSettingsFacts = ({ settings }: { settings: Settings }) => (
  <Card>
    <CardHeader title="Automatic payment" />
    <CardBody>
      <DescriptionList
        items={[
          { label: "Charge the card", value: AUTO_CHARGES[settings.autoCharge] ?? settings.autoCharge },
          { label: "Again, days after due", value: settings.retryDays.join(", ") || "Not" },
          { label: "Stop after failures", value: String(settings.freezeAfter) },
        ]}
      />
    </CardBody>
  </Card>
);
