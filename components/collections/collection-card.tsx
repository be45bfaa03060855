import type { ReactNode } from "react";
import { formatMoney } from "@/lib/platform/format";
import { TextLink } from "../rooms/text-link";
import { Alert } from "../ui/alert";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText } from "../ui/date-text";
import { DescriptionList, given } from "../ui/description-list";
import { Money } from "../ui/money";
import type { Tone } from "../ui/tone";
import type { CollectionData, InvoiceHref } from "./collection-types";
import { numberOf, stepName } from "./collection-words";

type Part = { collection: CollectionData; invoiceHref: InvoiceHref };

const TITLES: Record<string, { tone: Tone; since: string }> = {
  limited: { tone: "bad", since: "Services limited since" },
  suspended: { tone: "bad", since: "Suspended since" },
  terminated: { tone: "bad", since: "Provisionally terminated since" },
};

function InvoiceName({ invoiceId, collection, invoiceHref }: Part & { invoiceId: number }) {
  const number = collection.invoices.find((one) => one.invoiceId === invoiceId)?.number ?? null;
  const words = `invoice ${numberOf({ number, invoiceId })}`;
  return invoiceHref ? (
    <TextLink href={invoiceHref(invoiceId)} className="underline">
      {words}
    </TextLink>
  ) : (
    words
  );
}

/** How services come back, from the policy and what is owed. */
function WayBack({ collection }: { collection: CollectionData }) {
  const { currency, state, toResume, restorableUntil, policy } = collection;
  if (state === "terminated")
    return collection.decisions.includes("restore") ? (
      <>
        Paying does not bring services back by itself: somebody has to restore the customer, until{" "}
        <DateText date={restorableUntil} />.
      </>
    ) : (
      "The days in which it could be restored are over: close it, or leave it as it is."
    );
  const threshold = policy.mode === "at_generation" ? undefined : policy.thresholds[currency];
  return (
    <>
      Services come back by themselves when <Money amount={toResume} currency={currency} /> is paid
      {threshold !== undefined && `, so that no more than ${formatMoney(threshold, { currency })} remains`}.
    </>
  );
}

/** The stop that is in force, for which invoice, and the way out of it. */
function Stopped(part: Part) {
  const { collection } = part;
  const title = TITLES[collection.state];
  const stop = collection.stops.find(({ toDay, kind }) => toDay === null && kind === collection.state);
  if (!title) return null;
  const heading: ReactNode = stop ? (
    <>
      {title.since} <DateText date={stop.fromDay} /> for <InvoiceName {...part} invoiceId={stop.invoiceId} />
    </>
  ) : (
    title.since.replace(" since", "")
  );
  return (
    <Alert tone={title.tone} title={heading}>
      <WayBack collection={collection} />
    </Alert>
  );
}

function Decided({ collection }: { collection: CollectionData }) {
  const { promise, liftedThrough, currency } = collection;
  return (
    <>
      {liftedThrough && (
        <Alert
          tone="warning"
          title={
            <>
              Suspension lifted until the end of <DateText date={liftedThrough} />
            </>
          }
        >
          Services are on until then. It ends before if everything that is collected is paid.
        </Alert>
      )}
      {promise && (
        <Alert
          tone="info"
          title={
            <>
              Promised to pay <Money amount={promise.amount} currency={currency} /> by{" "}
              <DateText date={promise.until} />
            </>
          }
        >
          Until then nobody is reminded, limited or suspended. After it collection goes on where it would
          stand.
        </Alert>
      )}
    </>
  );
}

function LetPass({ policy, currency }: Pick<CollectionData, "policy" | "currency">) {
  const threshold = policy.thresholds[currency];
  if (threshold === undefined) return "Nothing: everything is collected";
  return (
    <>
      up to <Money amount={threshold} currency={currency} />
      {policy.mode === "at_generation" && ", decided when an invoice is made"}
    </>
  );
}

/** Where a customer stands in collections, in plain words. */
export function CollectionCard({
  policyHref,
  actions,
  ...part
}: Part & {
  /** Where the policy of the class is, for those who may change it. */
  policyHref?: string;
  actions?: ReactNode;
}) {
  const { collection } = part;
  const { currency, remaining, overdueSince, state, policy, hasPolicy } = collection;
  const [next] = collection.ahead;
  return (
    <Card>
      <CardHeader title="Now" actions={actions} />
      <CardBody className="grid gap-4">
        <Stopped {...part} />
        <Decided collection={collection} />
        {!hasPolicy && (
          <Alert
            title="Its class has no collection policy"
            actions={policyHref && <TextLink href={policyHref}>Make one</TextLink>}
          >
            What is owed is recorded, and nobody is reminded or suspended.
          </Alert>
        )}
        {state === "clear" && (
          <p className="text-sm">
            Nothing is collected.{" "}
            {collection.invoices.length > 0 &&
              "What is open is not above the threshold of the class, or it is disputed."}
          </p>
        )}
        <DescriptionList
          items={[
            { label: "Asked for in all", value: <Money amount={remaining} currency={currency} /> },
            ...given("Let pass", hasPolicy && <LetPass policy={policy} currency={currency} />),
            { label: "Overdue since", value: <DateText date={overdueSince} /> },
            {
              label: "Next step",
              value: next ? (
                <>
                  {stepName(next.step)}, <DateText date={next.on} />
                </>
              ) : null,
            },
          ]}
        />
        {policyHref && hasPolicy && (
          <p className="text-sm">
            <TextLink href={policyHref}>See the policy of its class</TextLink>
          </p>
        )}
      </CardBody>
    </Card>
  );
}
