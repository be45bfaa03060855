import type { FormAction } from "@/lib/platform/action-result";
import { isZero } from "@/lib/platform/money";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextArea } from "../form/text-input";
import { daysText } from "../invoices/line-words";
import { ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import { moneyText } from "../ui/money-text";
import { aboutText } from "./dispute-words";

export type DisputableData = {
  invoice: { id: number; currency: string; outstanding: string };
  whole: string | null;
  lines: {
    ordinal: number;
    kind: string;
    description: string;
    account: string | null;
    period: { from: string; to: string } | null;
    most: string;
  }[];
};

function optionsOf({ invoice: { currency }, whole, lines }: DisputableData) {
  return [
    ...(whole === null
      ? []
      : [{ value: "whole", label: `The whole invoice, ${moneyText(whole, currency)}` }]),
    ...lines.map((line) => ({
      value: String(line.ordinal),
      label: [
        aboutText({ line }),
        line.account,
        line.period && daysText(line.period.from, line.period.to),
        moneyText(line.most, currency),
      ]
        .filter(Boolean)
        .join(", "),
    })),
  ];
}

/** Says that something on an invoice is wrong. */
export function DisputeForm({
  disputable,
  action,
  cancelHref,
}: {
  disputable: DisputableData;
  action: FormAction;
  cancelHref: string;
}) {
  const { invoice } = disputable;
  return (
    <Card>
      <CardBody>
        <ActionForm action={action} className="max-w-xl">
          <input type="hidden" name="invoiceId" value={invoice.id} />
          <Field label="What is wrong" name="line" required>
            <Select options={optionsOf(disputable)} />
          </Field>
          <Field
            label={`Amount in ${invoice.currency}`}
            name="amount"
            help="How much of it is wrong, with tax. Empty: all of it."
          >
            <MoneyInput />
          </Field>
          <Field label="Why" name="reason" required>
            <TextArea maxLength={1000} rows={5} />
          </Field>
          <p className="text-sm text-muted">
            {isZero(invoice.outstanding)
              ? "The invoice is paid: what is agreed is credited."
              : "Until it is decided, this amount need not be paid. The rest is."}
          </p>
          <FormActions>
            <SubmitButton>Send the dispute</SubmitButton>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
