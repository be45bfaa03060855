import { Field } from "../form/field";
import { Select } from "../form/select";
import { moneyText } from "../ui/money-text";
import { type FeeRow, mainFee, PER, type ProductData } from "./catalog-types";

export type PlanChoice = {
  id: number;
  name: string;
  currency: string;
  resellerId: number;
  fees: FeeRow[];
};

const labelOf = ({ name, currency, fees }: PlanChoice) => {
  const fee = mainFee(fees);
  return fee ? `${name} – ${moneyText(fee.fee, currency)} ${PER[fee.billingPeriod]}` : name;
};

/** A plan's owner and currency are the product's: for a new product, plans stand under theirs. */
function grouped(plans: PlanChoice[], ownerOf: (resellerId: number) => string): [string, PlanChoice[]][] {
  const groups = new Map<string, PlanChoice[]>();
  for (const plan of plans) {
    const title = `${ownerOf(plan.resellerId)}, ${plan.currency}`;
    groups.set(title, [...(groups.get(title) ?? []), plan]);
  }
  return [...groups];
}

export function PlanField({
  plans,
  product,
  companyName,
  ownerNames = new Map(),
}: {
  plans: PlanChoice[];
  product?: ProductData;
  companyName: string;
  ownerNames?: ReadonlyMap<number, string>;
}) {
  const ownerOf = (id: number) => (id === 0 ? companyName : (ownerNames.get(id) ?? "Your own"));
  const kept =
    product?.planId && !plans.some((plan) => plan.id === product.planId)
      ? [{ value: String(product.planId), label: `${product.planName ?? "Its plan"} (archived)` }]
      : [];
  const groups = grouped(plans, ownerOf);
  return (
    <Field
      label="Subscription plan"
      name="planId"
      help={
        product
          ? `Plans in ${product.currency} of the same owner.`
          : "Its owner and currency must be the product's own."
      }
    >
      <Select
        placeholder="No plan: nothing is charged"
        defaultValue={String(product?.planId ?? "")}
        options={kept}
      >
        {groups.length === 1
          ? groups[0]?.[1].map((plan) => (
              <option key={plan.id} value={plan.id}>
                {labelOf(plan)}
              </option>
            ))
          : groups.map(([title, members]) => (
              <optgroup key={title} label={title}>
                {members.map((plan) => (
                  <option key={plan.id} value={plan.id}>
                    {labelOf(plan)}
                  </option>
                ))}
              </optgroup>
            ))}
      </Select>
    </Field>
  );
}
