import type { FormAction } from "@/lib/platform/action-result";
import { isZero } from "@/lib/platform/money";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { PRICE_FOR, prefixText, type RateData, type TariffDetailData } from "./tariff-types";

/** Gives one prefix a rate from a moment on. `rate` is the one that is valid, for a prefix there is. */
export function RateForm({
  tariff,
  rate,
  prefix,
  action,
  cancelHref,
}: {
  tariff: TariffDetailData;
  rate?: RateData;
  /** Fixed, for a rate that is changed; asked for when it is new. */
  prefix?: string;
  action: FormAction;
  cancelHref: string;
}) {
  const { currency, service, zone } = tariff;
  const shown = (amount: string | undefined | null) => (amount && !isZero(amount) ? amount : "");
  return (
    <Card>
      <CardHeader
        title={prefix === undefined ? "A rate for a prefix" : "A new rate"}
        description="An earlier rate of the prefix ends at that moment; what lies before it stays."
      />
      <CardBody>
        <ActionForm action={action} className="max-w-3xl">
          <input type="hidden" name="tariffId" value={tariff.id} />
          {prefix !== undefined && <input type="hidden" name="prefix" value={prefix} />}
          <FormGrid>
            {prefix === undefined && (
              <Field
                label="Prefix"
                name="prefix"
                help="Digits, country code first. Empty: every destination without a rate of its own."
              >
                <TextInput inputMode="numeric" maxLength={20} />
              </Field>
            )}
            <Field label="Destination" name="destination" help="As it stands on invoices and in lists.">
              <TextInput defaultValue={rate?.destination} maxLength={200} />
            </Field>
            <Field label={`Price for ${PRICE_FOR[service]}`} name="price" required help="0 if it is free.">
              <MoneyInput currency={currency} defaultValue={rate?.price} />
            </Field>
            <Field label="Off-peak price" name="off_peak_price" help="Empty: the same.">
              <MoneyInput currency={currency} defaultValue={rate?.offPeakPrice ?? ""} />
            </Field>
            <Field label="Connect fee" name="connect_fee" help="Once for each record that is charged.">
              <MoneyInput currency={currency} defaultValue={shown(rate?.connectFee)} />
            </Field>
            {service === "call" && (
              <>
                <Field
                  label="First interval"
                  name="first_interval"
                  help="Seconds charged at least. Empty: 1."
                >
                  <TextInput inputMode="numeric" defaultValue={rate ? String(rate.firstInterval) : ""} />
                </Field>
                <Field label="Next interval" name="next_interval" help="Longer calls are rounded up by it.">
                  <TextInput inputMode="numeric" defaultValue={rate ? String(rate.nextInterval) : ""} />
                </Field>
                <Field label="Free seconds" name="free_seconds" help="At the beginning of a call.">
                  <TextInput
                    inputMode="numeric"
                    defaultValue={rate?.freeSeconds ? String(rate.freeSeconds) : ""}
                  />
                </Field>
              </>
            )}
            <Field label="Valid from" name="valid_from" help={`By the clock of ${zone}. Empty: now.`}>
              <TextInput type="datetime-local" />
            </Field>
            <Field label="Valid until" name="valid_to" help="Empty: without an end.">
              <TextInput type="datetime-local" />
            </Field>
          </FormGrid>
          <FormActions>
            <SubmitButton>Save the rate</SubmitButton>
            <ButtonLink href={cancelHref} variant="ghost">
              Cancel
            </ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

/** Ends the rates of a prefix at a moment. */
export function EndRateForm({
  tariff,
  prefix,
  action,
}: {
  tariff: TariffDetailData;
  prefix: string;
  action: FormAction;
}) {
  return (
    <Card>
      <CardHeader
        title="End it"
        description={
          prefix === ""
            ? "From then on a destination without a rate of its own has none here."
            : "From then on the next shorter prefix decides."
        }
      />
      <CardBody>
        <ActionForm action={action}>
          <input type="hidden" name="tariffId" value={tariff.id} />
          <input type="hidden" name="prefix" value={prefix} />
          <Field label="Ends at" name="at" help={`By the clock of ${tariff.zone}. Empty: now.`}>
            <TextInput type="datetime-local" />
          </Field>
          <FormActions>
            <SubmitButton variant="danger">End the rates of {prefixText(prefix)}</SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
