import { addDays } from "@/lib/platform/time";
import { type Column, DataTable } from "../list/data-table";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText, DaysText } from "../ui/date-text";
import { Money } from "../ui/money";
import type { PastCharge, PastGap, SubscriptionDetail } from "./types";

const WHAT: Record<PastCharge["component"], string> = {
  fee: "Fee",
  activation_fee: "Activation",
  cancellation_fee: "For ending early",
  waiver: "Days without service",
  refund: "Days not used",
};

const columns = (currency: string, xdrs?: string): Column<PastCharge>[] => [
  {
    key: "what",
    header: "What",
    cell: ({ component, xdrId }) =>
      xdrs ? <TextLink href={`${xdrs}/${xdrId}`}>{WHAT[component]}</TextLink> : WHAT[component],
  },
  {
    key: "days",
    header: "For the days",
    cell: ({ from, to }) => <DaysText first={from} last={addDays(to, -1)} />,
  },
  {
    key: "share",
    header: "Part of the period",
    hideOnPhone: true,
    cell: ({ component, share }) => (component.endsWith("_fee") ? "–" : `${share.days} of ${share.of} days`),
  },
  {
    key: "amount",
    header: "Amount",
    align: "right",
    cell: ({ amount }) => <Money amount={amount} sign="always" digitsOf={currency} />,
  },
];

const CAUSE: Record<PastGap["cause"], string> = {
  expired: "Past the account's last day",
  blocked: "Blocked",
  suspended: "Suspended",
  no_funds: "Without funds",
};

function Gaps({ gaps }: { gaps: readonly PastGap[] }) {
  return (
    <div>
      <h3 className="text-sm font-medium">Days without service</h3>
      <ul className="mt-1 grid gap-1 text-sm text-muted">
        {gaps.map(({ cause, from, to, credited }) => (
          <li key={`${cause} ${from}`}>
            {CAUSE[cause]} from <DateText date={from} />
            {to === null ? (
              " on"
            ) : (
              <>
                {" "}
                to <DateText date={addDays(to, -1)} />
              </>
            )}
            {credited ? ", credited with the next charges" : ", not credited by this plan"}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was charged of a subscription and given back, newest first. @param xdrs where the journal is, for those who see it. */
export function ChargeHistoryCard({ line, xdrs }: { line: SubscriptionDetail; xdrs?: string }) {
  const { history, gaps, currency } = line;
  return (
    <Card>
      <CardHeader title="Charged so far" description="The latest first." />
      <CardBody flush>
        <DataTable
          caption="Charged so far"
          columns={columns(currency, xdrs)}
          rows={history}
          rowKey={({ chargeId }) => chargeId}
          empty={<p className="px-4 py-4 text-sm text-muted sm:px-5">Nothing yet.</p>}
        />
      </CardBody>
      {gaps.length > 0 && (
        <CardBody className="border-t border-line">
          <Gaps gaps={gaps} />
        </CardBody>
      )}
    </Card>
  );
}
