import { formatCount, formatCounted } from "@/lib/platform/format";
import { TextLink } from "../rooms/text-link";
import { Alert } from "../ui/alert";
import { Stat } from "../ui/stat";
import type { PreviewState, TotalData } from "./billing-types";

type ResultData = { customers: number; skipped: number; held: number; parked: number; totals: TotalData[] };

/** What of a dry run one wants to know first. */
export function PreviewFigures({ result }: { result: ResultData }) {
  const { customers, skipped, held, parked, totals } = result;
  const invoices = totals.reduce((count, one) => count + one.invoices, 0);
  return (
    <>
      <Stat label="Customers" value={formatCount(customers)} />
      <Stat
        label="Invoices"
        value={formatCount(invoices)}
        hint={skipped > 0 ? `${formatCounted(skipped, "customer")} with nothing charged` : undefined}
      />
      <Stat
        label="Would be parked"
        value={formatCount(parked)}
        hint={parked > 0 ? "can't be billed as things are" : undefined}
        tone={parked > 0 ? "warning" : undefined}
      />
      <Stat
        label="Would wait for review"
        value={formatCount(held)}
        hint={held > 0 ? "unusual beside their last invoices" : undefined}
        tone={held > 0 ? "info" : undefined}
      />
    </>
  );
}

/** That nothing was kept; and what there is to know beyond the figures. */
export function PreviewNotice({
  state,
  error,
  runId,
  isDue,
}: {
  state: PreviewState;
  error: string;
  runId: number | null;
  isDue: boolean;
}) {
  if (state === "failed")
    return (
      <Alert tone="bad" title="The preview stopped">
        {error} What it found until then is below. Nothing was kept.
      </Alert>
    );
  return (
    <Alert tone="info" title="A dry run: nothing was kept">
      {state === "running"
        ? "The real engine works through every customer and takes everything back. No invoice is made, no number is used, nobody is charged."
        : "The real engine worked through every customer and took everything back. No invoice was made, no number was used, nobody was charged."}
      {runId !== null && (
        <>
          {" "}
          The real run has begun since:{" "}
          <TextLink href={`/admin/billing/runs/${runId}`} className="underline">
            look at it
          </TextLink>
          .
        </>
      )}
      {runId === null && !isDue && " What is charged until the period ends is not in it yet."}
    </Alert>
  );
}
