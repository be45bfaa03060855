import { type Column, DataTable } from "../list/data-table";
import { InstantText } from "../ui/date-text";
import { Money } from "../ui/money";
import { saidOf, TraceCause, whoText } from "./trace-cause";
import type { TraceData, TraceStep } from "./trace-types";

const columnsOf = (data: TraceData): Column<TraceStep>[] => {
  const { columns, running, automatic } = data.labels;
  return [
    {
      key: "when",
      header: columns.when,
      cell: (step) => <InstantText instant={step.at} timeZone={data.timeZone} />,
    },
    {
      key: "what",
      header: columns.what,
      cell: (step) => (
        <span className="block min-w-0 break-words whitespace-normal">
          {step.text}
          {saidOf(step) && <span className="block text-xs text-muted">{saidOf(step)}</span>}
          {step.cause && (
            <span className="block text-xs">
              <TraceCause step={step} links={data.links} />
            </span>
          )}
        </span>
      ),
    },
    { key: "who", header: columns.who, cell: (step) => whoText(step, automatic) },
    {
      key: "change",
      header: columns.change,
      align: "right",
      cell: (step) =>
        step.delta !== null && <Money amount={step.delta} sign="always" digitsOf={data.currency} />,
    },
    {
      key: "running",
      header: `${running}, ${data.currency}`,
      align: "right",
      cell: (step) => step.running !== null && <Money amount={step.running} digitsOf={data.currency} />,
    },
  ];
};

/** The same chain as rows. */
export const TraceTable = ({ data }: { data: TraceData }) => (
  <DataTable
    caption={data.labels.columns.what}
    columns={columnsOf(data)}
    rows={data.steps}
    rowKey={({ key }) => key}
  />
);
