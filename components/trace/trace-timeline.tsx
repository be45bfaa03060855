import { formatDate } from "@/lib/platform/format";
import { todayIn } from "@/lib/platform/time";
import { InstantText } from "../ui/date-text";
import { Money } from "../ui/money";
import { Timeline, type TimelineEntry } from "../ui/timeline";
import type { Tone } from "../ui/tone";
import { saidOf, TraceCause, whoText } from "./trace-cause";
import type { TraceData, TraceStep } from "./trace-types";

const TONES: Record<string, Tone> = {
  overdue: "bad",
  collect: "warning",
  paid: "good",
  partially_paid: "warning",
};

function toneOf({ after, delta, label }: TraceStep): Tone {
  const known = after === null ? undefined : TONES[after];
  if (known) return known;
  if (delta === null) return "info";
  const lowers = delta.startsWith("-");
  return label === "Balance" ? (lowers ? "good" : "info") : "info";
}

function Detail({ step, data }: { step: TraceStep; data: TraceData }) {
  const { running, cause } = step;
  const said = saidOf(step);
  const linked = step.xdrId !== null || step.invoiceId !== null || cause?.type === "bill_run";
  return (
    <div className="grid gap-1">
      {said && <p className="text-sm break-words text-muted">{said}</p>}
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
        {running !== null && (
          <span>
            <span className="text-muted">{data.labels.running} </span>
            <span className="font-semibold">
              <Money amount={running} currency={data.currency} />
            </span>
          </span>
        )}
        {linked && (
          <span className="text-xs">
            <TraceCause step={step} links={data.links} />
          </span>
        )}
      </p>
    </div>
  );
}

/** The day of the books stands only where the reader's clock shows another. */
function whoLine(step: TraceStep, { timeZone, labels }: TraceData): string {
  const who = whoText(step, labels.automatic);
  return step.day === todayIn(step.at, timeZone) ? who : `${formatDate(step.day)} · ${who}`;
}

const entryOf =
  (data: TraceData) =>
  (step: TraceStep): TimelineEntry => ({
    key: step.key,
    when: <InstantText instant={step.at} timeZone={data.timeZone} />,
    title: step.text,
    who: whoLine(step, data),
    detail: <Detail step={step} data={data} />,
    tone: toneOf(step),
  });

/** A chain of events, the first cause first, each with what the figure was after it. */
export const TraceTimeline = ({ data }: { data: TraceData }) => (
  <Timeline entries={data.steps.map(entryOf(data))} />
);
