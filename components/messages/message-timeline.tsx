import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { Timeline } from "../ui/timeline";
import { CHANNELS, type MessageData, STATUS_SHOWN } from "./message-types";

/** What was sent about a thing, and what became of it: beside an invoice. */
export function MessageTimeline({
  messages,
  timeZone,
  detail,
}: {
  messages: readonly MessageData[];
  timeZone: string;
  /** Where messages are. */
  detail: string;
}) {
  if (messages.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Messages" />
      <CardBody>
        <Timeline
          entries={messages.map((message) => ({
            key: message.id,
            when: <InstantText instant={message.sentAt ?? message.createdAt} timeZone={timeZone} />,
            title: <TextLink href={`${detail}/${message.id}`}>{message.label}</TextLink>,
            tone: STATUS_SHOWN[message.status]?.tone,
            who: [
              STATUS_SHOWN[message.status]?.word ?? message.status,
              CHANNELS[message.channel],
              message.recipient,
            ]
              .filter(Boolean)
              .join(", "),
            detail: message.reason || undefined,
          }))}
        />
      </CardBody>
    </Card>
  );
}
