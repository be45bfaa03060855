import type { ReactNode } from "react";
import type { Column } from "../list/data-table";
import { StatusBadge } from "../ui/badge";
import { DateText } from "../ui/date-text";
import { Money } from "../ui/money";
import { SubscriptionStatusBadge } from "./status-badge";
import type { Audience, Subscriber, SubscriptionLine } from "./types";
import { namesOf, periodWords, placeOf } from "./words";

type Shape = { audience: Audience; subscriber: Subscriber; withAccount: boolean };

const Under = ({ children }: { children: ReactNode }) => (
  <span className="block text-xs font-normal text-muted">{children}</span>
);
const None = () => <span className="text-faint">–</span>;

/** On a phone a card says only what there is; empty columns are left out. */
function OnPhone({ line }: { line: SubscriptionLine }) {
  if (!line.adjustment && !line.promotionEndsOn) return null;
  return (
    <span className="block text-xs font-normal sm:hidden">
      <ChangesCell line={line} />
    </span>
  );
}

function NameCell({ line, audience }: { line: SubscriptionLine; audience: Audience }) {
  const { first, other } = namesOf(line, audience);
  return (
    <span className="block min-w-36">
      <span className="block">{first}</span>
      {other && <Under>{audience === "staff" ? `Shown as ${other}` : `Plan ${other}`}</Under>}
      {line.standardFee !== null && (
        <Under>
          Standard fee <Money amount={line.standardFee} digitsOf={line.currency} />
        </Under>
      )}
      <OnPhone line={line} />
    </span>
  );
}

/** A closed line's last fee stands where "now" would be, in words, so that nobody adds it up. */
function FeeCell({ line, amount }: { line: SubscriptionLine; amount: string | null }) {
  if (line.status === "closed") return <None />;
  if (amount === null) return <StatusBadge tone="bad">No price</StatusBadge>;
  return <Money amount={amount} digitsOf={line.currency} />;
}

function NowCell({ line }: { line: SubscriptionLine }) {
  if (line.status === "closed" && line.lastFee !== null)
    return (
      <span className="text-muted">
        last <Money amount={line.lastFee} digitsOf={line.currency} />
      </span>
    );
  return <FeeCell line={line} amount={line.feeNow} />;
}

function Adjustment({ line }: { line: SubscriptionLine }) {
  if (!line.adjustment) return null;
  return (
    <span className="block">
      <Money amount={line.adjustment.amount} sign="always" digitsOf={line.currency} />{" "}
      {line.adjustment.reason && <span className="text-muted">{line.adjustment.reason}</span>}
    </span>
  );
}

/** What makes the fee differ from the standard one: an adjustment with its reason, a promotion with its end. */
function ChangesCell({ line }: { line: SubscriptionLine }) {
  if (!line.adjustment && !line.promotionEndsOn) return <None />;
  return (
    <span className="block max-w-48">
      <Adjustment line={line} />
      {line.promotionEndsOn && (
        <span className="block">
          <span className="text-muted">promotion ends</span> <DateText date={line.promotionEndsOn} />
        </span>
      )}
    </span>
  );
}

function ActivationCell({ line }: { line: SubscriptionLine }) {
  if (line.activatedOn) return <DateText date={line.activatedOn} />;
  return <span className="text-muted">{line.activationMode === "first_use" ? "At first use" : "–"}</span>;
}

/** The columns of every portal's list of subscriptions; on a phone only what a glance needs. */
export function subscriptionColumns({
  audience,
  subscriber,
  withAccount,
}: Shape): Column<SubscriptionLine>[] {
  const words = periodWords(subscriber.billingPeriod);
  const account: Column<SubscriptionLine> = {
    key: "account",
    header: "Account",
    cell: (line) =>
      line.account ? (
        <span className="block whitespace-nowrap">
          {line.account.identifier}
          {line.account.name && <Under>{line.account.name}</Under>}
        </span>
      ) : (
        <span className="text-muted">{placeOf(line, audience)}</span>
      ),
  };
  return [
    { key: "name", header: "Subscription", cell: (line) => <NameCell line={line} audience={audience} /> },
    { key: "status", header: "Status", cell: (line) => <SubscriptionStatusBadge line={line} /> },
    ...(withAccount ? [account] : []),
    {
      key: "product",
      header: "Product",
      hideOnPhone: true,
      cell: ({ product }) =>
        product ? (
          <span className="whitespace-nowrap">
            {audience === "staff" ? product.name : product.endUserName}
          </span>
        ) : (
          <span className="text-muted">{audience === "staff" ? "Directly" : "–"}</span>
        ),
    },
    { key: "now", header: words.now, align: "right", cell: (line) => <NowCell line={line} /> },
    {
      key: "next",
      header: words.next,
      align: "right",
      cell: (line) => <FeeCell line={line} amount={line.feeNext} />,
    },
    {
      key: "adjustment",
      header: "Adjustment / promotion",
      hideOnPhone: true,
      cell: (line) => <ChangesCell line={line} />,
    },
    {
      key: "activated",
      header: "Active / billed to",
      hideOnPhone: true,
      cell: (line) => (
        <>
          <ActivationCell line={line} />
          <Under>{line.billedTo ? <DateText date={line.billedTo} /> : "not billed"}</Under>
        </>
      ),
    },
    {
      key: "dates",
      header: "Start / finish",
      hideOnPhone: true,
      cell: (line) => (
        <>
          <DateText date={line.startOn} />
          <Under>{line.finishOn ? <DateText date={line.finishOn} /> : "runs on"}</Under>
        </>
      ),
    },
  ];
}
