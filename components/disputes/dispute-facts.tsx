import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList, type Fact } from "../ui/description-list";
import { Money } from "../ui/money";
import { aboutText, type DisputeData } from "./dispute-words";

type Links = { invoices: string; customers?: string; xdrs?: string };

const given = (label: string, value: string): Fact[] => (value === "" ? [] : [{ label, value }]);

/** What is disputed, why, and what became of it. */
export function DisputeFacts({
  dispute,
  timeZone,
  links,
}: {
  dispute: DisputeData;
  timeZone: string;
  links: Links;
}) {
  const { invoice, customer, currency, agreedAmount, xdrId } = dispute;
  const over = dispute.state !== "open";
  const facts: Fact[] = [
    { label: "About", value: aboutText(dispute) },
    {
      label: "Invoice",
      value: (
        <TextLink href={`${links.invoices}/${invoice.id}`}>
          {invoice.number ?? `Draft ${invoice.id}`}
        </TextLink>
      ),
    },
    { label: "Disputed", value: <Money amount={dispute.amount} currency={currency} /> },
    {
      label: "Left to pay of the invoice",
      value: <Money amount={invoice.outstanding} currency={currency} />,
    },
    ...(links.customers
      ? [
          {
            label: "Customer",
            value: <TextLink href={`${links.customers}/${customer.id}`}>{customer.name}</TextLink>,
          },
        ]
      : []),
    { label: "Opened", value: <InstantText instant={dispute.createdAt} timeZone={timeZone} /> },
    ...given("Opened by", dispute.openedBy),
    ...(over
      ? [{ label: "Ended", value: <InstantText instant={dispute.decidedAt} timeZone={timeZone} /> }]
      : []),
    ...given("Ended by", dispute.decidedBy),
    ...(agreedAmount === null
      ? []
      : [{ label: "Agreed", value: <Money amount={agreedAmount} currency={currency} /> }]),
    ...(xdrId === null || !links.xdrs
      ? []
      : [{ label: "Booked as", value: <TextLink href={`${links.xdrs}/${xdrId}`}>xDR {xdrId}</TextLink> }]),
  ];
  return (
    <Card>
      <CardHeader title="Facts" />
      <CardBody>
        <div className="grid gap-4">
          <DescriptionList columns={2} items={facts} />
          <div>
            <h3 className="text-sm text-muted">What is wrong with it</h3>
            <p className="mt-1 text-sm break-words whitespace-pre-line">{dispute.reason}</p>
          </div>
          {dispute.answer && (
            <div>
              <h3 className="text-sm text-muted">Answer</h3>
              <p className="mt-1 text-sm break-words whitespace-pre-line">{dispute.answer}</p>
            </div>
          )}
        </div>
      </CardBody>
    </Card>
  );
}
