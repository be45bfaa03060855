import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText } from "../ui/date-text";
import { DescriptionList, type Fact } from "../ui/description-list";
import { Money } from "../ui/money";
import type { Audience, SubscriptionDetail } from "./types";
import { periodWords, placeOf } from "./words";

const CHARGED = {
  in_advance: "In advance",
  at_end: "At the end of each period",
  progressive: "Day by day",
} as const;

function activation({ activatedOn, activationMode }: SubscriptionDetail) {
  if (activatedOn) return <DateText date={activatedOn} />;
  return activationMode === "first_use" ? "At first use" : "Not yet";
}

/** Everything else there is to know about one subscription. */
export function SubscriptionFacts({ line, audience }: { line: SubscriptionDetail; audience: Audience }) {
  const words = periodWords(line.subscriber.billingPeriod);
  const staff = audience === "staff";
  const items: Fact[] = [
    { label: staff ? "Plan" : "Name", value: staff ? line.name : line.endUserName },
    { label: staff ? "Name for end users" : "Plan", value: staff ? line.endUserName : line.name },
    { label: "Account", value: placeOf(line, audience) },
    {
      label: "Product",
      value: line.product ? (staff ? line.product.name : line.product.endUserName) : "Added directly",
    },
    {
      label: "Standard fee",
      value:
        line.standardFee === null ? (
          "None for this billing period"
        ) : (
          <>
            <Money amount={line.standardFee} currency={line.currency} /> {words.every}
          </>
        ),
    },
    { label: "Charged", value: CHARGED[line.chargeModel] },
    { label: "Start", value: <DateText date={line.startOn} /> },
    { label: "Activated", value: activation(line) },
    { label: "Billed to", value: <DateText date={line.billedTo} empty="Not billed yet" /> },
    ...(line.pausedOn ? [{ label: "Paused from", value: <DateText date={line.pausedOn} /> }] : []),
    ...(line.chargeFrom ? [{ label: "Counted anew from", value: <DateText date={line.chargeFrom} /> }] : []),
    { label: "Promotion ends", value: <DateText date={line.promotionEndsOn} empty="None" /> },
    { label: "Finish", value: <DateText date={line.finishOn} empty="Runs on" /> },
  ];
  if (line.minimumPeriods > 0)
    items.push({ label: "Minimum term", value: `${line.minimumPeriods} billing periods` });
  if (line.cancellation)
    items.push({
      label: "Ending today costs",
      value: (
        <>
          <Money amount={line.cancellation.fee} currency={line.currency} />
          <span className="block text-xs text-muted">
            committed to <DateText date={line.cancellation.committedTo} />
          </span>
        </>
      ),
    });
  if (line.obligatory) items.push({ label: "Obligatory", value: "Part of the contract" });
  if (line.closeReason) items.push({ label: "Reason for closing", value: line.closeReason });
  return (
    <Card>
      <CardHeader title="Details" />
      <CardBody>
        <DescriptionList items={items} />
      </CardBody>
    </Card>
  );
}
