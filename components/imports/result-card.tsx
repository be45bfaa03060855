import { formatCount } from "@/lib/platform/format";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Money } from "../ui/money";
import { Stat, StatRow } from "../ui/stat";

export type ResultData = {
  id: number;
  imported: number;
  unchanged: number;
  rejected: number;
  subscriptions: number;
  recurring: string;
  recurringActive: string;
};

export type SystemTotals = { count: number; totals: { currency: string; overall: string; active: string }[] };

/** What an import did, and what the system says of everything it has since. */
export function ResultCard({
  result,
  currency,
  system,
  isDone,
}: {
  result: ResultData;
  currency: string;
  system: SystemTotals | null;
  isDone: boolean;
}) {
  const nothing = isDone && result.imported === 0 && result.rejected === 0;
  return (
    <Card>
      <CardHeader
        title={isDone ? "Result" : "So far"}
        description={
          nothing
            ? `Nothing changed: all ${formatCount(result.unchanged)} rows were imported before.`
            : undefined
        }
      />
      <CardBody className="grid gap-4">
        <StatRow>
          <Stat
            label="Customers imported"
            value={formatCount(result.imported)}
            href={result.imported > 0 ? `/admin/imports/${result.id}/customers` : undefined}
          />
          <Stat label="Subscriptions" value={formatCount(result.subscriptions)} />
          <Stat label="Unchanged" value={formatCount(result.unchanged)} />
          <Stat
            label="Rejected"
            value={formatCount(result.rejected)}
            tone={result.rejected > 0 ? "warning" : undefined}
          />
        </StatRow>
        <StatRow>
          <Stat
            label="Monthly recurring total"
            value={<Money amount={result.recurring} currency={currency} />}
            hint="closed services at their last fee"
          />
          <Stat
            label="Of which active"
            value={<Money amount={result.recurringActive} currency={currency} />}
          />
        </StatRow>
        {system?.totals.map(({ currency: own, overall, active }) => (
          <p key={own} className="text-sm text-muted">
            The system has {formatCount(system.count)} subscriptions now:{" "}
            <Money amount={overall} currency={own} /> a month, of which{" "}
            <Money amount={active} currency={own} /> active.
          </p>
        ))}
      </CardBody>
    </Card>
  );
}
