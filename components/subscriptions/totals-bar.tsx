import { moneySign } from "@/lib/platform/format";
import { subtract } from "@/lib/platform/money";
import { Money } from "../ui/money";
import { Sum } from "./sum";
import type { Subscriber, SumTerm, Total } from "./types";
import { periodText, periodWords } from "./words";

function Figure({
  label,
  days,
  amount,
  currency,
  terms,
  change,
}: {
  label: string;
  days: string;
  amount: string;
  currency: string;
  terms: readonly SumTerm[];
  change?: string;
}) {
  return (
    <div className="min-w-0 px-4 py-3 sm:px-5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm text-muted">
        <span className="font-medium text-fg">{label}</span>
        <span className="text-xs">{days}</span>
      </p>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2">
        <Money amount={amount} currency={currency} className="text-2xl font-semibold tracking-tight" />
        {change && moneySign(change) !== 0 && (
          <span className="text-sm text-muted">
            <Money amount={change} sign="always" digitsOf={currency} />
          </span>
        )}
      </p>
      <p className="mt-0.5 text-xs text-muted">
        <Sum terms={terms} total={amount} currency={currency} />
      </p>
    </div>
  );
}

/** What all the subscriptions in view cost in this and the next billing period, each total shown as its sum. */
export function TotalsBar({ totals, subscriber }: { totals: readonly Total[]; subscriber: Subscriber }) {
  const words = periodWords(subscriber.billingPeriod);
  return (
    <div className="mb-4 grid gap-3">
      {totals.map((total) => (
        <section
          key={total.currency}
          aria-label={`Totals in ${total.currency}`}
          className="grid divide-line rounded-xl border border-line bg-surface shadow-card max-sm:divide-y sm:grid-cols-2 sm:divide-x"
        >
          <Figure
            label={words.now}
            days={periodText(subscriber.period)}
            amount={total.now}
            currency={total.currency}
            terms={total.nowTerms}
          />
          <Figure
            label={words.next}
            days={periodText(subscriber.nextPeriod)}
            amount={total.next}
            currency={total.currency}
            terms={total.nextTerms}
            change={subtract(total.next, total.now)}
          />
          {total.unpriced > 0 && (
            <p className="border-t border-line px-5 py-2 text-sm text-warning sm:col-span-2">
              {total.unpriced === 1 ? "One subscription has" : `${total.unpriced} subscriptions have`} no
              price for this billing period and {total.unpriced === 1 ? "is" : "are"} in neither total.
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
