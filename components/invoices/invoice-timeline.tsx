import { formatDate } from "@/lib/platform/format";
import { isNegative } from "@/lib/platform/money";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { Money } from "../ui/money";
import { Timeline, type TimelineEntry } from "../ui/timeline";
import type { Tone } from "../ui/tone";
import { InvoiceLink } from "./invoice-link";
import { type InvoiceDetailData, invoiceName } from "./invoice-types";

const SETTLED: Record<string, [string, string, Tone]> = {
  payment: ["Paid", "Payment taken back", "good"],
  adjustment: ["Taken off", "Adjustment taken back", "info"],
  write_off: ["Written off", "Write-off taken back", "warning"],
};

type Entry = TimelineEntry & { at: Date };

/** Why it was made to wait, and whose charges it has. */
function madeDetail({ holdReason, replaces }: InvoiceDetailData, invoices: string) {
  if (!holdReason && replaces.length === 0) return undefined;
  return (
    <>
      {holdReason && <p>{holdReason}</p>}
      {replaces.map((one) => (
        <p key={one.id}>
          In place of <InvoiceLink invoice={one} base={invoices} />, which is void
        </p>
      ))}
    </>
  );
}

/** What became of an invoice, the newest first. @param links where movements and invoices have their pages. */
export function InvoiceTimeline({
  invoice,
  timeZone,
  links,
}: {
  invoice: InvoiceDetailData;
  timeZone: string;
  links: { xdrs?: string; invoices: string };
}) {
  const { currency, replacedBy, dueOn, voidReason } = invoice;
  const at = (moment: Date) => ({ at: moment, when: <InstantText instant={moment} timeZone={timeZone} /> });
  const entries: Entry[] = [
    { key: "made", ...at(invoice.createdAt), title: "Made", detail: madeDetail(invoice, links.invoices) },
  ];
  if (invoice.issuedAt)
    entries.push({
      key: "issued",
      ...at(invoice.issuedAt),
      title: `Issued as ${invoiceName(invoice)}`,
      detail: dueOn ? `To be paid by ${formatDate(dueOn)}` : undefined,
      tone: "info",
    });
  for (const { id, kind, amount, xdrId, at: moment } of invoice.settlements) {
    const [done, undone, tone] = SETTLED[kind] ?? [kind, kind, "neutral"];
    const taken = isNegative(amount);
    entries.push({
      key: id,
      ...at(moment),
      title: (
        <>
          {taken ? undone : done} <Money amount={amount.replace("-", "")} currency={currency} />
        </>
      ),
      detail: links.xdrs && <TextLink href={`${links.xdrs}/${xdrId}`}>See the booking</TextLink>,
      tone: taken ? "warning" : tone,
    });
  }
  if (invoice.voidedAt)
    entries.push({
      key: "void",
      ...at(invoice.voidedAt),
      title: "Made void",
      tone: "bad",
      detail: (
        <>
          {voidReason && <p>{voidReason}</p>}
          {replacedBy && (
            <p>
              Its charges stand on <InvoiceLink invoice={replacedBy} base={links.invoices} />
            </p>
          )}
        </>
      ),
    });
  // Made and issued at one moment, in that order.
  entries.sort((a, b) => a.at.getTime() - b.at.getTime()).reverse();
  return (
    <Card>
      <CardHeader title="What happened" />
      <CardBody>
        <Timeline entries={entries} />
      </CardBody>
    </Card>
  );
}
