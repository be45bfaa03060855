import { Card, CardBody, CardHeader } from "../ui/card";
import { Money } from "../ui/money";
import type { FeeExplanation, Subscriber } from "./types";
import { periodText, periodWords } from "./words";

function Steps({
  title,
  explanation,
  currency,
}: {
  title: string;
  explanation: FeeExplanation;
  currency: string;
}) {
  return (
    <div className="min-w-0">
      <h3 className="text-sm font-medium">{title}</h3>
      <p className="text-xs text-muted">{periodText(explanation.period)}</p>
      <dl className="mt-2 grid gap-1 text-sm">
        {explanation.steps.map((step) => (
          <div key={step.label} className="flex justify-between gap-4">
            <dt className="text-muted">{step.label}</dt>
            <dd>
              <Money amount={step.amount} digitsOf={currency} />
            </dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 border-t border-line pt-1.5 font-semibold">
          <dt>Charged</dt>
          <dd>
            <Money amount={explanation.fee} currency={currency} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** Why a subscription costs what it costs, step by step, in this and the next billing period. */
export function FeeExplanationCard({
  explanations,
  subscriber,
  currency,
}: {
  explanations: readonly FeeExplanation[];
  subscriber: Subscriber;
  currency: string;
}) {
  const words = periodWords(subscriber.billingPeriod);
  const titles = [words.now, words.next];
  return (
    <Card id="why">
      <CardHeader
        title="Why this fee?"
        description="What is charged for the days of each period, step by step."
      />
      <CardBody className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {explanations.map((explanation, n) => (
          <Steps
            key={explanation.period.start}
            title={titles[n] ?? ""}
            explanation={explanation}
            currency={currency}
          />
        ))}
      </CardBody>
    </Card>
  );
}
