import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { Alert } from "../ui/alert";
import type { Crumb } from "../ui/breadcrumbs";
import { DateText } from "../ui/date-text";
import { Money } from "../ui/money";
import { PageHeader } from "../ui/page-header";
import { Stat } from "../ui/stat";
import { AdjustmentsCard } from "./adjustments-card";
import { ChargeHistoryCard } from "./charge-history";
import { FeeExplanationCard } from "./fee-explanation";
import { SubscriptionStatusBadge } from "./status-badge";
import { SubscriptionFacts } from "./subscription-facts";
import type { Audience, SubscriptionDetail } from "./types";
import { namesOf, periodWords, placeOf } from "./words";

const amount = (value: string | null, currency: string): ReactNode =>
  value === null ? "No price" : <Money amount={value} currency={currency} />;

function Figures({ line }: { line: SubscriptionDetail }) {
  const words = periodWords(line.subscriber.billingPeriod);
  if (line.status === "closed") return <Stat label="Last fee" value={amount(line.lastFee, line.currency)} />;
  return (
    <>
      <Stat label={words.now} value={amount(line.feeNow, line.currency)} />
      <Stat label={words.next} value={amount(line.feeNext, line.currency)} />
      <Stat label="Standard fee" value={amount(line.standardFee, line.currency)} />
    </>
  );
}

function Shortfall({
  shortfall: { since, due, funds, resumesOn },
  currency,
  today,
}: {
  shortfall: NonNullable<SubscriptionDetail["shortfall"]>;
  currency: string;
  today: string;
}) {
  return (
    <Alert tone="warning" title="The funds don't cover it">
      Since <DateText date={since} /> it waits: <Money amount={due} currency={currency} /> is due today, and{" "}
      <Money amount={funds} currency={currency} /> is there. Each day that goes by takes its part of the fee
      away.{" "}
      {resumesOn === null ? (
        "It goes on once something is paid in."
      ) : resumesOn <= today ? (
        "There is enough by now: it goes on with the next charge, tomorrow at the latest."
      ) : (
        <>
          It goes on once something is paid in, or by itself on <DateText date={resumesOn} />.
        </>
      )}
    </Alert>
  );
}

/** One subscription in any portal; what may be done with it comes as `actions` and the actions of its parts. */
export function SubscriptionPage({
  line,
  audience,
  breadcrumbs,
  actions,
  adjustHref,
  removeAdjustmentAction,
  xdrsHref,
}: {
  line: SubscriptionDetail;
  audience: Audience;
  breadcrumbs: Crumb[];
  actions?: ReactNode;
  adjustHref?: string;
  removeAdjustmentAction?: FormAction;
  /** Where the journal is, for those who may see it. */
  xdrsHref?: string;
}) {
  return (
    <>
      <PageHeader
        title={namesOf(line, audience).first}
        status={<SubscriptionStatusBadge line={line} />}
        subtitle={placeOf(line, audience)}
        breadcrumbs={breadcrumbs}
        figures={<Figures line={line} />}
        actions={actions}
      />
      {line.problem && (
        <div className="mb-4">
          <Alert tone="bad" title="This subscription has no price">
            {line.problem} It is not billed until the plan has one.
          </Alert>
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          {line.shortfall && (
            <Shortfall shortfall={line.shortfall} currency={line.currency} today={line.subscriber.today} />
          )}
          {line.scheduledChange && (
            <Alert tone="info" title={`Changes to “${line.scheduledChange.planName}”`}>
              From <DateText date={line.scheduledChange.on} /> on.
            </Alert>
          )}
          {line.explanations.length > 0 && (
            <FeeExplanationCard
              explanations={line.explanations}
              subscriber={line.subscriber}
              currency={line.currency}
            />
          )}
          <ChargeHistoryCard line={line} xdrs={xdrsHref} />
          {(audience === "staff" || line.adjustments.length > 0) && (
            <AdjustmentsCard line={line} removeAction={removeAdjustmentAction} addHref={adjustHref} />
          )}
        </div>
        <SubscriptionFacts line={line} audience={audience} />
      </div>
    </>
  );
}
