import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText } from "../ui/date-text";
import { Timeline, type TimelineEntry } from "../ui/timeline";
import type { CollectionData, InvoiceHref } from "./collection-types";
import { numberOf, stepDays, stepName, stepTone } from "./collection-words";

type Of = { invoiceId: number; number: string | null; step: string; days: number; on: string };

const entryOf = (one: Of, invoiceHref: InvoiceHref, more?: string): TimelineEntry => {
  const name = `Invoice ${numberOf(one)}`;
  return {
    key: `${one.invoiceId} ${one.step} ${one.days} ${one.on}`,
    when: <DateText date={one.on} />,
    title: stepName(one.step),
    tone: stepTone(one.step),
    who: (
      <>
        {invoiceHref ? (
          <TextLink href={invoiceHref(one.invoiceId)} className="underline">
            {name}
          </TextLink>
        ) : (
          name
        )}
        {[stepDays(one.step, one.days), more].filter(Boolean).map((words) => ` · ${words}`)}
      </>
    ),
  };
};

/** Of a notice: whether and how it was given. */
function given(step: CollectionData["steps"][number]): string | undefined {
  if (!step.step.endsWith("_notice")) return undefined;
  if (step.givenOn === null) return "waits to be sent";
  return step.givenBy ? `given: ${step.givenBy}` : "sent";
}

const Nothing = ({ children }: { children: string }) => <p className="text-sm text-muted">{children}</p>;

/** What was done about what is owed, and what comes if nothing is paid. */
export function LadderTimeline({
  collection,
  invoiceHref,
}: {
  collection: CollectionData;
  invoiceHref: InvoiceHref;
}) {
  const { ahead, steps } = collection;
  const done = steps.filter(({ step }) => step !== "finished");
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card>
        <CardHeader title="If nothing is paid" description="The next step first." />
        <CardBody>
          {ahead.length === 0 ? (
            <Nothing>Nothing more comes.</Nothing>
          ) : (
            <Timeline entries={ahead.map((one) => entryOf(one, invoiceHref))} />
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="What was done" description="The last step first." />
        <CardBody>
          {done.length === 0 ? (
            <Nothing>Nothing was done yet.</Nothing>
          ) : (
            <Timeline entries={done.map((one) => entryOf(one, invoiceHref, given(one)))} />
          )}
        </CardBody>
      </Card>
    </div>
  );
}
