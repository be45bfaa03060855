import clsx from "clsx";
import { moneySign } from "@/lib/platform/format";
import { Alert } from "../ui/alert";
import { Card, CardBody, CardHeader } from "../ui/card";

type ForecastData = {
  written: string;
  steps: { reason: string; words: string; amount: string; written: string }[];
  sentences: string[];
};

export type ForecastCardData = {
  currency: string;
  forecast: ForecastData | null;
  fees: ForecastData | null;
  problem: string | null;
  card: {
    locale: string;
    title: string;
    feesTitle: string;
    made: string;
    total: string;
    nothing: string;
    unknown: string;
  };
};

/** One invoice to come: what it will be, why, and the steps that add up to it. */
function Told({
  of: { written, steps, sentences },
  currency,
  total,
}: {
  of: ForecastData;
  currency: string;
  total: string;
}) {
  return (
    <div className="grid gap-3">
      <p className="text-2xl font-semibold tracking-tight tabular-nums">
        {written} <span className="text-base font-normal text-muted">{currency}</span>
      </p>
      <p className="max-w-prose text-sm text-pretty">{sentences.join(" ")}</p>
      {steps.length > 0 && (
        <dl className="grid divide-y divide-line text-sm">
          {steps.map((step) => (
            <div key={`${step.reason} ${step.words}`} className="flex justify-between gap-4 py-1.5">
              <dt className="min-w-0">{step.words}</dt>
              <dd
                className={clsx("whitespace-nowrap tabular-nums", moneySign(step.amount) < 0 && "text-good")}
              >
                {step.written}
              </dd>
            </div>
          ))}
          <div className="flex justify-between gap-4 py-1.5 font-semibold">
            <dt>{total}</dt>
            <dd className="whitespace-nowrap tabular-nums">{written}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}

/** "Your next invoice will be about …, because …", in the customer's language. Without an answer it says so calmly. */
export function ForecastCard({
  told,
  fallback,
  forStaff,
}: {
  told: ForecastCardData | null;
  fallback: { locale: string; title: string; unknown: string };
  /** Staff is told what stands in the way. */
  forStaff?: boolean;
}) {
  if (!told)
    return (
      <Card>
        <div lang={fallback.locale}>
          <CardHeader title={fallback.title} />
          <CardBody>
            <p className="text-sm text-muted">{fallback.unknown}</p>
          </CardBody>
        </div>
      </Card>
    );
  const { card, forecast, fees, problem, currency } = told;
  const none = !forecast && !fees;
  return (
    <Card>
      <div lang={card.locale}>
        <CardHeader
          title={forStaff ? <span lang="en">Next invoice, as the customer is told</span> : card.title}
          description={problem === null ? card.made : undefined}
        />
        <CardBody className="grid gap-5">
          {problem !== null &&
            (forStaff ? (
              <Alert tone="warning" title="It can't be billed as things are">
                <span lang="en">{problem}</span>
              </Alert>
            ) : (
              <p className="text-sm text-muted">{card.unknown}</p>
            ))}
          {problem === null && none && <p className="text-sm text-muted">{card.nothing}</p>}
          {problem === null && forecast && <Told of={forecast} currency={currency} total={card.total} />}
          {problem === null && fees && (
            <section className="grid gap-3 border-t border-line pt-4">
              <h3 className="text-sm font-semibold">{card.feesTitle}</h3>
              <Told of={fees} currency={currency} total={card.total} />
            </section>
          )}
        </CardBody>
      </div>
    </Card>
  );
}
