import { Alert } from "../ui/alert";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Tabs } from "../ui/tabs";
import type { MessageBodyData } from "./message-types";

/** Text as it is read, with its line breaks. */
export const PlainText = ({ text }: { text: string }) => (
  <pre className="font-sans text-sm break-words whitespace-pre-wrap">{text}</pre>
);

/** HTML from templates: no script, no origin, nothing fetched. */
export const HtmlFrame = ({ html, title }: { html: string; title: string }) => (
  <iframe
    title={title}
    srcDoc={html}
    sandbox=""
    className="h-[34rem] w-full rounded-lg border border-line bg-white"
  />
);

/** The words of a message: as text, or as a mail program shows them. */
export function MessageBody({
  body,
  hidden,
  view,
  path,
}: {
  body: MessageBodyData | null;
  hidden: boolean;
  view: "text" | "html";
  /** Address of the page, for the other view. */
  path: string;
}) {
  if (hidden)
    return (
      <Alert tone="info" title="The words are hidden">
        They hold personal data, which your role may not see.
      </Alert>
    );
  if (!body)
    return (
      <Alert tone="info" title="Not written yet">
        Its words are made when it is sent, with what is true at that moment.
      </Alert>
    );
  const both = body.html !== "";
  return (
    <Card>
      <CardHeader title="Message" />
      <CardBody>
        {both && (
          <div className="mb-4">
            <Tabs
              label="How it is shown"
              tabs={[
                { href: path, label: "Text" },
                { href: `${path}?view=html`, label: "As mail" },
              ]}
              current={view === "html" ? `${path}?view=html` : path}
            />
          </div>
        )}
        {both && view === "html" ? (
          <HtmlFrame html={body.html} title="The message as mail" />
        ) : (
          <PlainText text={body.text} />
        )}
      </CardBody>
    </Card>
  );
}
