import type { FormAction } from "@/lib/platform/action-result";
import { isZero } from "@/lib/platform/money";
import { ActionForm } from "../form/action-form";
import { choicesOf } from "../form/choices-of";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import type { OwnerChoice } from "./catalog-types";
import { type CurrencyChoice, CurrencyField } from "./currency-field";
import { OwnerField } from "./owner-field";
import { ROUNDING_NAMES, SERVICE_OPTIONS, type TariffDetailData } from "./tariff-types";
import { HolidaysEditor, WindowsEditor } from "./windows-editor";

export type TariffChoice = { id: number; name: string; service: string; currency: string };

const ROUNDINGS = choicesOf(ROUNDING_NAMES);

function Rounding({ tariff }: { tariff?: TariffDetailData }) {
  return (
    <FormSection title="Amounts" description="Each record is rounded once, when all of it is added up.">
      <FormGrid>
        <Field label="Decimals kept" name="roundingDecimals" required help="0 to 5.">
          <TextInput
            inputMode="numeric"
            className="max-w-28"
            defaultValue={String(tariff?.roundingDecimals ?? 2)}
          />
        </Field>
        <Field label="Rounded" name="roundingMethod" required>
          <Select options={ROUNDINGS} defaultValue={tariff?.roundingMethod ?? "half-up"} />
        </Field>
        <Field label="Least charge" name="minimumCharge" help="Of a record that costs anything. Empty: none.">
          <MoneyInput
            currency={tariff?.currency}
            defaultValue={tariff && !isZero(tariff.minimumCharge) ? tariff.minimumCharge : ""}
          />
        </Field>
        {(!tariff || tariff.service === "data") && (
          <Field label="Bytes in a unit" name="dataUnitBytes" help="Data only: what a price is for.">
            <TextInput
              inputMode="numeric"
              className="max-w-44"
              defaultValue={String(tariff?.dataUnitBytes ?? 1_048_576)}
            />
          </Field>
        )}
      </FormGrid>
    </FormSection>
  );
}

function Numbers({ tariff }: { tariff?: TariffDetailData }) {
  const rules = tariff?.numberRules;
  return (
    <FormSection
      title="Dialled numbers"
      description="How what was dialled becomes the digits that prefixes are written in: country code first, no plus."
    >
      <FormGrid>
        <Field
          label="International prefixes"
          name="numberRules.internationalPrefixes"
          help="What stands for the plus: 00, 011."
        >
          <TextInput defaultValue={rules?.internationalPrefixes.join(" ")} maxLength={100} />
        </Field>
        <Field
          label="National prefix"
          name="numberRules.nationalPrefix"
          help="Dialled before a number of the same country."
        >
          <TextInput inputMode="numeric" defaultValue={rules?.nationalPrefix} maxLength={10} />
        </Field>
        <Field
          label="Country code"
          name="numberRules.countryCode"
          help="Put in front of national numbers. Empty: they stay as they are."
        >
          <TextInput inputMode="numeric" defaultValue={rules?.countryCode} maxLength={10} />
        </Field>
        <Field
          label="Digits of a national number"
          name="numberRules.nationalDigits"
          help="Where it is dialled without any prefix, such as 10 in the USA."
        >
          <TextInput inputMode="numeric" defaultValue={String(rules?.nationalDigits ?? "")} />
        </Field>
        <Field
          label="Digits of a short code"
          name="numberRules.shortCodeDigits"
          help="Numbers up to this long stay as dialled. Empty: none."
        >
          <TextInput
            inputMode="numeric"
            defaultValue={rules?.shortCodeDigits ? String(rules.shortCodeDigits) : ""}
          />
        </Field>
      </FormGrid>
    </FormSection>
  );
}

/** The tariff that is asked where this one has no rate; an archived one that is set already is kept. */
function FallbackField({ tariff, tariffs }: { tariff?: TariffDetailData; tariffs: TariffChoice[] }) {
  const fitting = tariff
    ? tariffs.filter(({ id, service }) => id !== tariff.id && service === tariff.service)
    : tariffs;
  const kept =
    tariff?.fallback && !fitting.some(({ id }) => id === tariff.fallback?.id)
      ? [{ value: String(tariff.fallback.id), label: `${tariff.fallback.name} (archived)` }]
      : [];
  return (
    <Field
      label="Where it has no rate"
      name="fallbackTariffId"
      help="Another tariff of the same owner, service and currency is asked then."
    >
      <Select
        placeholder="The record waits, unrated"
        defaultValue={String(tariff?.fallbackTariffId ?? "")}
        options={[
          ...kept,
          ...fitting.map(({ id, name, currency }) => ({
            value: String(id),
            label: tariff ? `Ask ${name}` : `Ask ${name} (${currency})`,
          })),
        ]}
      />
    </Field>
  );
}

/** A tariff's terms, new or changed. Service, currency and owner are asked only of a new one. */
export function TariffForm({
  action,
  tariff,
  tariffs,
  zones,
  zone,
  currencies = [],
  owners,
  companyName,
  cancelHref,
}: {
  action: FormAction;
  tariff?: TariffDetailData;
  /** Those it may fall back on. */
  tariffs: TariffChoice[];
  zones: string[];
  /** The zone a new one is offered. */
  zone?: string;
  currencies?: CurrencyChoice[];
  owners?: OwnerChoice[];
  companyName: string;
  cancelHref: string;
}) {
  const chosen = tariff?.zone ?? zone ?? "UTC";
  const offered = zones.includes(chosen) ? zones : [chosen, ...zones];
  return (
    <ActionForm action={action} className="gap-8">
      {tariff && <input type="hidden" name="tariffId" value={tariff.id} />}
      <FormSection title="Tariff" description="What it is called, and what it is a price list for.">
        <FormGrid>
          <Field label="Name" name="name" required>
            <TextInput defaultValue={tariff?.name} maxLength={120} />
          </Field>
          {!tariff && (
            <Field label="For" name="service" required help="It can't be changed later.">
              <Select options={SERVICE_OPTIONS} defaultValue="call" />
            </Field>
          )}
          {!tariff && <CurrencyField currencies={currencies} />}
          {!tariff && owners && <OwnerField owners={owners} companyName={companyName} />}
          <Field
            label="Time zone"
            name="zone"
            required
            help="Its off-peak hours, holidays and the dates in its files are by this clock."
          >
            <Select defaultValue={chosen} options={offered.map((value) => ({ value, label: value }))} />
          </Field>
          <FallbackField tariff={tariff} tariffs={tariffs} />
        </FormGrid>
      </FormSection>
      <Rounding tariff={tariff} />
      <FormSection
        title="Off-peak hours"
        description="A call keeps the price of the moment it begins. An end at or before the beginning is on the next day."
      >
        <WindowsEditor windows={tariff?.offPeakWindows ?? []} />
      </FormSection>
      <FormSection title="Holidays" description="Whole days at the off-peak price.">
        <HolidaysEditor holidays={tariff?.holidays ?? []} />
      </FormSection>
      <Numbers tariff={tariff} />
      <FormActions>
        <SubmitButton pendingLabel="Saving…">{tariff ? "Save the tariff" : "Create the tariff"}</SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
