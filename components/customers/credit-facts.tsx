import { isNegative, negate, subtract } from "@/lib/platform/money";
import { StatusBadge } from "../ui/badge";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList, type Fact } from "../ui/description-list";
import { Money } from "../ui/money";
import type { Credit, CreditWarning } from "./credit-types";

const percent = (value: string) => `${value.replace(/\.?0+$/, "")} %`;

/** "20 %" or an amount. */
function Size({ unit, value, currency }: CreditWarning & { currency: string }) {
  return unit === "percent" ? percent(value) : <Money amount={value} currency={currency} />;
}

function warningsOf({ warnings, currency, balanceControl }: Credit): Fact {
  const prepaid = balanceControl === "prepaid";
  return {
    label: "Warned at",
    value:
      warnings.length === 0 ? (
        "Nothing"
      ) : (
        <span className="grid gap-1">
          {warnings.map(({ unit, value, reached }) => (
            <span key={`${unit} ${value}`} className="flex flex-wrap items-center gap-2">
              <span>
                <Size unit={unit} value={value} currency={currency} />
                {prepaid ? " left" : unit === "percent" ? " of the limit" : " owed"}
              </span>
              {reached && <StatusBadge tone="warning">Reached</StatusBadge>}
            </span>
          ))}
        </span>
      ),
  };
}

/** The limit as it is now, with what it is made of. */
export function CreditFacts({ credit }: { credit: Credit }) {
  const { currency, raise, effectiveLimit, balance, timeZone } = credit;
  const prepaid = credit.balanceControl === "prepaid";
  const none = prepaid ? "Nothing is kept back" : "No limit";
  const money = (amount: string | null) =>
    amount === null ? none : <Money amount={amount} currency={currency} />;
  const open = subtract(effectiveLimit ?? "0.00", balance);
  const over = !prepaid && effectiveLimit !== null && isNegative(open);
  const left = effectiveLimit === null && !prepaid ? "Not limited" : money(over ? negate(open) : open);
  return (
    <Card>
      <CardHeader title="Now" />
      <CardBody>
        <DescriptionList
          items={[
            { label: "Limit in force", value: money(effectiveLimit) },
            { label: "Permanent limit", value: money(credit.creditLimit) },
            {
              label: "Raised for a time",
              value: raise ? (
                <>
                  by <Size unit={raise.unit} value={raise.amount} currency={currency} /> until{" "}
                  <InstantText instant={raise.until} timeZone={timeZone} />
                </>
              ) : (
                "No"
              ),
            },
            {
              label: prepaid ? "Available funds" : over ? "Over the limit by" : "Left to spend",
              value: left,
            },
            warningsOf(credit),
          ]}
        />
      </CardBody>
    </Card>
  );
}

export { Size as CreditSize };
