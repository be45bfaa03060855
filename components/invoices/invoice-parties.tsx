import { Card, CardBody, CardHeader } from "../ui/card";
import type { InvoiceDetailData } from "./invoice-types";

const lines = (...parts: (string | undefined)[]) =>
  parts.flatMap((part) => (part ?? "").split("\n")).filter(Boolean);

function Block({ title, rows: [name, ...rest] }: { title: string; rows: string[] }) {
  return (
    <div className="min-w-0">
      <h3 className="text-sm text-muted">{title}</h3>
      <address className="mt-1 text-sm not-italic break-words whitespace-pre-line">
        <span className="font-medium">{name}</span>
        {rest.length > 0 && `\n${rest.join("\n")}`}
      </address>
    </div>
  );
}

/** From whom and to whom, as frozen with the invoice. */
export function InvoiceParties({ invoice: { seller, buyer } }: { invoice: InvoiceDetailData }) {
  const person = [buyer.firstName, buyer.lastName].filter(Boolean).join(" ");
  const name = buyer.companyName || buyer.name;
  return (
    <Card>
      <CardHeader title="Addresses" description="As they were when it was made" />
      <CardBody className="grid gap-5">
        <Block
          title="From"
          rows={lines(seller.name, seller.address, seller.country, seller.taxId && `Tax ID ${seller.taxId}`)}
        />
        <Block
          title="To"
          rows={lines(
            name,
            person === name ? "" : person,
            buyer.address1,
            buyer.address2,
            [buyer.zip, buyer.city, buyer.state].filter(Boolean).join(" "),
            buyer.country,
            buyer.taxId && `Tax ID ${buyer.taxId}`,
          )}
        />
      </CardBody>
    </Card>
  );
}
