import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList, type Fact, given } from "../ui/description-list";
import { Timeline } from "../ui/timeline";
import { CHANNELS, type MessageDetailData, OUTCOMES, THROUGH } from "./message-types";

const headerFacts = ({ body, recipient, channel }: MessageDetailData): Fact[] => {
  if (!body) return given("To", recipient);
  if (channel === "sms")
    return [
      { label: "From", value: body.sender },
      { label: "To", value: recipient },
    ];
  return body.headers.map(([label, value]) => ({
    label,
    value: <span className="break-words">{value}</span>,
  }));
};

/** Who it is from and to, and every header it bears. */
export function MessageHeaders({ message }: { message: MessageDetailData }) {
  const facts = headerFacts(message);
  const files = message.body?.attachments ?? [];
  if (facts.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Headers" />
      <CardBody>
        <DescriptionList items={[...facts, ...given("Files", files.join(", "))]} />
      </CardBody>
    </Card>
  );
}

/** Where a message stands and what it is about. */
export function MessageFacts({
  message,
  timeZone,
  invoices,
}: {
  message: MessageDetailData;
  timeZone: string;
  /** Where invoices are, for those who may see them. */
  invoices?: string;
}) {
  const { about } = message;
  const facts: Fact[] = [
    { label: "Kind", value: message.label },
    { label: "By", value: CHANNELS[message.channel] },
    ...given(
      "About",
      about?.type === "invoice" && invoices && (
        <TextLink href={`${invoices}/${about.id}`}>The invoice</TextLink>
      ),
    ),
    { label: "Caused", value: <InstantText instant={message.createdAt} timeZone={timeZone} /> },
    ...given("Next attempt", message.nextAt && <InstantText instant={message.nextAt} timeZone={timeZone} />),
    ...given("Sent", message.sentAt && <InstantText instant={message.sentAt} timeZone={timeZone} />),
    ...given("Through", message.transport && (THROUGH[message.transport] ?? message.transport)),
    ...given("Why", message.reason),
  ];
  return (
    <Card>
      <CardHeader title="Delivery" />
      <CardBody>
        <DescriptionList items={facts} />
      </CardBody>
    </Card>
  );
}

/** What was tried, and what staff decided, the newest first. */
export function MessageHistory({ message, timeZone }: { message: MessageDetailData; timeZone: string }) {
  if (message.history.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Attempts" />
      <CardBody>
        <Timeline
          entries={[...message.history].reverse().map(({ id, at, outcome, detail, byName }) => ({
            key: id,
            when: <InstantText instant={at} timeZone={timeZone} />,
            title: OUTCOMES[outcome]?.word ?? outcome,
            tone: OUTCOMES[outcome]?.tone,
            who: byName || undefined,
            detail: detail || undefined,
          }))}
        />
      </CardBody>
    </Card>
  );
}
