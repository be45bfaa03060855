import { formatCount, formatCounted } from "@/lib/platform/format";
import { Alert } from "../ui/alert";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText, InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { Stat } from "../ui/stat";
import { durationText, periodName, type RunKeyData, type RunState, type TotalData } from "./billing-types";

export type RunDetailData = RunKeyData & {
  id: number;
  state: RunState;
  pauseReason: string;
  confirmedBy: string;
  customers: number;
  skipped: number;
  left: number;
  parked: number;
  waiting: number;
  totals: TotalData[];
  startedAt: Date;
  startedBy: string;
  finishedAt: Date | null;
};

/** What of a run one wants to know first. */
export function RunFigures({ run, invoicesHref }: { run: RunDetailData; invoicesHref?: string }) {
  const { customers, left, totals, skipped, parked, waiting } = run;
  const invoices = totals.reduce((count, one) => count + one.invoices, 0);
  return (
    <>
      <Stat
        label="Customers"
        value={formatCount(customers)}
        hint={left > 0 ? `${formatCount(left)} still to be billed` : "none left to be billed"}
      />
      <Stat
        label="Invoices"
        value={formatCount(invoices)}
        hint={skipped > 0 ? `${formatCounted(skipped, "customer")} with nothing charged` : undefined}
        href={invoicesHref}
      />
      <Stat label="Parked" value={formatCount(parked)} tone={parked > 0 ? "warning" : undefined} />
      <Stat
        label="Under review"
        value={formatCount(waiting)}
        tone={waiting > 0 ? "info" : undefined}
        hint={waiting > 0 ? "made, not issued yet" : undefined}
        href={waiting > 0 && invoicesHref ? `${invoicesHref}&status=under_review` : undefined}
      />
    </>
  );
}

/** Why a run stands still, and what resuming it means. */
export function RunNotice({ run }: { run: RunDetailData }) {
  if (run.state !== "paused") return null;
  return (
    <Alert tone="warning" title="This run is paused">
      <p>{run.pauseReason || "Somebody paused it without a reason."}</p>
      <p>What is billed stays billed. Resume it when you have looked: nobody is billed twice.</p>
    </Alert>
  );
}

/** What a run closes, and who did what with it. */
export function RunFacts({ run, timeZone }: { run: RunDetailData; timeZone: string }) {
  return (
    <Card>
      <CardHeader title="About this run" />
      <CardBody>
        <DescriptionList
          columns={2}
          items={[
            { label: "Closes periods that end before", value: <DateText date={run.closeOn} /> },
            { label: "Billing period", value: periodName(run.billingPeriod) },
            { label: "Time zone", value: run.timeZone },
            { label: "Started by", value: run.startedBy },
            { label: "Started", value: <InstantText instant={run.startedAt} timeZone={timeZone} /> },
            {
              label: "Ended",
              value: <InstantText instant={run.finishedAt} timeZone={timeZone} empty="Not yet" />,
            },
            { label: "Took", value: run.finishedAt && durationText(run.startedAt, run.finishedAt) },
            ...(run.confirmedBy ? [{ label: "Resumed by", value: run.confirmedBy }] : []),
          ]}
        />
      </CardBody>
    </Card>
  );
}
