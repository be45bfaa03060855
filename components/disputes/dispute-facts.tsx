import { InvoiceLink } from "../invoices/invoice-link";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList, type Fact, given } from "../ui/description-list";
import { Money } from "../ui/money";
import { aboutText, type DisputeData } from "./dispute-words";

/** Where invoices, customers and movements are, for those who may see them. */
type Links = { invoices?: string; customers?: string; xdrs?: string };

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
  const facts: Fact[] = [
    { label: "About", value: aboutText(dispute) },
    { label: "Invoice", value: <InvoiceLink invoice={invoice} base={links.invoices} /> },
    { label: "Disputed", value: <Money amount={dispute.amount} currency={currency} /> },
    {
      label: "Left to pay of the invoice",
      value: <Money amount={invoice.outstanding} currency={currency} />,
    },
    ...given(
      "Customer",
      links.customers && <TextLink href={`${links.customers}/${customer.id}`}>{customer.name}</TextLink>,
    ),
    { label: "Opened", value: <InstantText instant={dispute.createdAt} timeZone={timeZone} /> },
    ...given("Opened by", dispute.openedBy),
    ...given("Ended", dispute.decidedAt && <InstantText instant={dispute.decidedAt} timeZone={timeZone} />),
    ...given("Ended by", dispute.decidedBy),
    ...given("Agreed", agreedAmount !== null && <Money amount={agreedAmount} currency={currency} />),
    ...given(
      "Booked as",
      xdrId !== null && links.xdrs && <TextLink href={`${links.xdrs}/${xdrId}`}>xDR {xdrId}</TextLink>,
    ),
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
