import { Field } from "../form/field";
import { FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { SERVICE_NAMES, type Service } from "./tariff-types";

type Named = { id: number; name: string };
/** What rates a product or a customer so far. */
export type RatingData = {
  tariffs: (Named & { service: Service })[];
  discountPlan: Named | null;
};
/** What may be chosen. */
export type RatingChoices = {
  tariffs: (Named & { service: Service; currency: string; resellerId: number })[];
  discounts: (Named & { currency: string; resellerId: number })[];
};

/** Choices by name; what is set already and no longer on offer is kept. */
function optionsOf(
  choices: readonly (Named & { currency: string })[],
  set: Named | null | undefined,
  withCurrency: boolean,
) {
  const kept =
    set && !choices.some(({ id }) => id === set.id)
      ? [{ value: String(set.id), label: `${set.name} (archived)` }]
      : [];
  return [
    ...kept,
    ...choices.map(({ id, name, currency }) => ({
      value: String(id),
      label: withCurrency ? `${name} (${currency})` : name,
    })),
  ];
}

/** What is set, for a form whose reader may not choose: saving changes nothing of it. */
const Kept = ({ rating }: { rating: RatingData | undefined }) => (
  <>
    {rating?.tariffs.map(({ service, id }) => (
      <input key={service} type="hidden" name={`tariffs.${service}`} value={id} />
    ))}
    {rating?.discountPlan && <input type="hidden" name="discountPlanId" value={rating.discountPlan.id} />}
  </>
);

/** A tariff for each service, and a volume discount plan. */
export function RatingFields({
  rating,
  choices,
  none,
  noDiscount,
  withCurrency = false,
}: {
  rating?: RatingData;
  /** Null where the reader may not see tariffs. */
  choices: RatingChoices | null;
  /** What no tariff means, and no volume discount plan. */
  none: string;
  noDiscount: string;
  /** Where the currency is not settled yet. */
  withCurrency?: boolean;
}) {
  if (!choices) return <Kept rating={rating} />;
  return (
    <FormGrid>
      {(Object.keys(SERVICE_NAMES) as Service[]).map((service) => {
        const set = rating?.tariffs.find((one) => one.service === service);
        const fitting = choices.tariffs.filter((one) => one.service === service);
        return (
          <Field
            key={service}
            label={`Tariff for ${SERVICE_NAMES[service].toLowerCase()}`}
            name={`tariffs.${service}`}
          >
            <Select
              placeholder={none}
              defaultValue={String(set?.id ?? "")}
              options={optionsOf(fitting, set, withCurrency)}
            />
          </Field>
        );
      })}
      <Field label="Volume discounts" name="discountPlanId">
        <Select
          placeholder={noDiscount}
          defaultValue={String(rating?.discountPlan?.id ?? "")}
          options={optionsOf(choices.discounts, rating?.discountPlan, withCurrency)}
        />
      </Field>
    </FormGrid>
  );
}
