import { subtract } from "@/lib/platform/money";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Money } from "../ui/money";
import type { Subscriber, Total } from "./types";
import { periodWords } from "./words";

const ZERO = "0.00";

function Change({
  label,
  from,
  to,
  currency,
}: {
  label: string;
  from: string;
  to: string;
  currency: string;
}) {
  return (
    <div className="min-w-0">
      <p className="text-sm text-muted">{label}</p>
      <p className="mt-0.5 text-lg font-semibold">
        <Money amount={from} digitsOf={currency} className="font-normal text-muted" />
        <span aria-hidden="true" className="mx-1.5 font-normal text-faint">
          →
        </span>
        <span className="sr-only"> becomes </span>
        <Money amount={to} currency={currency} />
      </p>
      <p className="text-xs text-muted">
        <Money amount={subtract(to, from)} sign="always" digitsOf={currency} />
      </p>
    </div>
  );
}

/** What the customer pays in this and the next billing period, without and with a change. */
export function TotalsChange({
  totals,
  subscriber,
}: {
  totals: { before: readonly Total[]; after: readonly Total[] };
  subscriber: Subscriber;
}) {
  const words = periodWords(subscriber.billingPeriod);
  return (
    <Card>
      <CardHeader title="All subscriptions together" />
      <CardBody className="grid gap-4">
        {totals.before.map((before) => {
          const after = totals.after.find(({ currency }) => currency === before.currency);
          return (
            <div key={before.currency} className="grid gap-4 sm:grid-cols-2">
              <Change
                label={words.now}
                from={before.now}
                to={after?.now ?? ZERO}
                currency={before.currency}
              />
              <Change
                label={words.next}
                from={before.next}
                to={after?.next ?? ZERO}
                currency={before.currency}
              />
            </div>
          );
        })}
      </CardBody>
    </Card>
  );
}
