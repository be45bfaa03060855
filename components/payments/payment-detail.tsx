import { isZero } from "@/lib/platform/money";
import { InvoiceLink } from "../invoices/invoice-link";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText, InstantText } from "../ui/date-text";
import { DescriptionList, given } from "../ui/description-list";
import { Money } from "../ui/money";
import { moneyText } from "../ui/money-text";
import { Timeline } from "../ui/timeline";
import type { Tone } from "../ui/tone";
import { GATEWAYS, howOf, ORIGINS, type PaymentLine, STATES } from "./payment-words";

export type PaymentData = PaymentLine & {
  gatewayRef: string | null;
  failureCode: string;
  refundable: string;
  verbs: readonly string[];
  steps: { id: number; at: Date; what: string; state: string; detail: string }[];
  refunds: {
    id: number;
    amount: string;
    state: string;
    reason: string;
    failure: string;
    byName: string;
    byBank: boolean;
    at: Date;
  }[];
  messages: { id: number; type: string; at: Date; times: number; booked: boolean }[];
};

/** Where customers, invoices and movements are, for those who may see them. */
type Links = { customers?: string; invoices?: string; xdrs?: string };

/** A customer reads of itself, not of "the customer". */
const madeBy = ({ byName, origin }: PaymentData, own: boolean): string =>
  byName || (own && origin === "customer" ? "You" : (ORIGINS[origin] ?? origin));

/** What is known of a payment. */
export function PaymentFacts({
  payment,
  links,
  timeZone,
}: {
  payment: PaymentData;
  links: Links;
  timeZone: string;
}) {
  const { customer, invoice, currency, xdrId } = payment;
  return (
    <Card>
      <CardHeader title="Facts" />
      <CardBody>
        <DescriptionList
          columns={2}
          items={[
            { label: "Amount", value: <Money amount={payment.amount} currency={currency} /> },
            ...given(
              "Captured",
              payment.captured !== null && <Money amount={payment.captured} currency={currency} />,
            ),
            ...given(
              "Given back",
              !isZero(payment.refunded) && <Money amount={payment.refunded} currency={currency} />,
            ),
            ...given(
              "Charged back",
              !isZero(payment.takenBack) && <Money amount={payment.takenBack} currency={currency} />,
            ),
            { label: "Paid with", value: howOf(payment) },
            { label: "Made by", value: madeBy(payment, links.customers === undefined) },
            ...given(
              "Customer",
              links.customers && (
                <TextLink href={`${links.customers}/${customer.id}`}>{customer.name}</TextLink>
              ),
            ),
            ...given("Meant for invoice", invoice && <InvoiceLink invoice={invoice} base={links.invoices} />),
            ...given(
              "Booked as",
              xdrId !== null && links.xdrs && (
                <TextLink href={`${links.xdrs}/${xdrId}`}>xDR {xdrId}</TextLink>
              ),
            ),
            { label: "Day", value: <DateText date={payment.day} /> },
            { label: "Begun", value: <InstantText instant={payment.createdAt} timeZone={timeZone} /> },
            ...given(
              "Settled",
              payment.settledAt && <InstantText instant={payment.settledAt} timeZone={timeZone} />,
            ),
            ...given("Why it failed", payment.failure),
            ...given("The gateway's code", payment.failureCode),
            ...given(
              GATEWAYS[payment.gateway] ?? payment.gateway,
              payment.gateway !== "none" && payment.gatewayRef !== null && (
                <span className="break-all">{payment.gatewayRef}</span>
              ),
            ),
          ]}
        />
      </CardBody>
    </Card>
  );
}

const toneOf = (state: string): Tone => STATES[state]?.tone ?? "neutral";
const wordOf = (state: string): string => STATES[state]?.word ?? state;

/** Everything that was asked and answered, the newest first. */
export function PaymentSteps({ payment, timeZone }: { payment: PaymentData; timeZone: string }) {
  const asked = payment.steps.map(({ id, at, what, state, detail }) => ({
    key: `step ${id}`,
    at,
    title: what,
    who: wordOf(state),
    detail,
    tone: toneOf(state),
  }));
  const told = payment.messages.map(({ id, at, type, times, booked }) => ({
    key: `message ${id}`,
    at,
    title: `Webhook ${type}`,
    who: times > 1 ? `Came ${times} times` : "",
    detail: booked ? "" : "It fits nothing here and was not booked. Please look at it.",
    tone: booked ? ("neutral" as const) : ("warning" as const),
  }));
  // Of the same moment the answer stands above the question.
  const entries = [...asked, ...told].reverse().sort((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <Card>
      <CardHeader title="What happened" />
      <CardBody>
        <Timeline
          entries={entries.map(({ at, ...entry }) => ({
            ...entry,
            when: <InstantText instant={at} timeZone={timeZone} />,
          }))}
        />
      </CardBody>
    </Card>
  );
}

const wentBack = (state: string, byBank: boolean): string => {
  if (byBank) return "Charged back by the bank";
  return state === "succeeded" ? "Given back" : wordOf(state);
};

/** Money that went back, or is on its way. */
export function PaymentRefunds({ payment, timeZone }: { payment: PaymentData; timeZone: string }) {
  if (payment.refunds.length === 0) return null;
  return (
    <Card>
      <CardHeader
        title={payment.refunds.some(({ byBank }) => byBank) ? "Refunds and charge-backs" : "Refunds"}
      />
      <CardBody>
        <Timeline
          entries={payment.refunds.map(({ id, amount, state, reason, failure, byName, byBank, at }) => ({
            key: id,
            when: <InstantText instant={at} timeZone={timeZone} />,
            title: moneyText(amount, payment.currency),
            who: [wentBack(state, byBank), byName].filter(Boolean).join(" · "),
            detail: [reason, failure].filter(Boolean).join(" · "),
            tone: toneOf(state),
          }))}
        />
      </CardBody>
    </Card>
  );
}
