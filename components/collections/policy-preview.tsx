import { formatCount, formatCounted } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { Alert } from "../ui/alert";
import { StatusBadge } from "../ui/badge";
import { DateText } from "../ui/date-text";
import { Money } from "../ui/money";
import { Stat, StatRow } from "../ui/stat";
import { STATES } from "./collection-words";
import { IMPACT_WORDS, type PreviewData } from "./policy-types";

type Change = PreviewData["changes"][number];

const Impacts = ({ impacts }: Pick<Change, "impacts">) => (
  <span className="flex flex-wrap gap-1.5 py-0.5">
    {impacts.map((impact) => {
      const words = IMPACT_WORDS[impact];
      return (
        <StatusBadge key={impact} tone={words?.tone ?? "neutral"}>
          {words?.done ?? impact}
        </StatusBadge>
      );
    })}
  </span>
);

const stateWord = (state: string) => STATES[state]?.word ?? state;

function Then({ row }: { row: Change }) {
  if (row.before === row.after) return stateWord(row.after);
  return (
    <span>
      {stateWord(row.before)} → {stateWord(row.after)}
    </span>
  );
}

function Suspended({ on }: { on: Change["suspendsOn"] }) {
  if (on.before === on.after) return <DateText date={on.after} />;
  return (
    <span>
      <DateText date={on.before} empty="never" /> → <DateText date={on.after} empty="never" />
    </span>
  );
}

function Changes({ preview }: { preview: PreviewData }) {
  const { changes, changed } = preview;
  return (
    <section className="grid gap-2">
      <h2 className="text-base font-semibold">For whom something changes</h2>
      {changed > changes.length && (
        <p className="text-sm text-muted">
          The first {changes.length} of {formatCount(changed)}.
        </p>
      )}
      <DataTable
        caption="For whom something changes"
        columns={[
          { key: "customer", header: "Customer", cell: (row) => row.name },
          {
            key: "what",
            header: "What changes",
            className: "whitespace-normal!",
            cell: (row) => <Impacts impacts={row.impacts} />,
          },
          {
            key: "owed",
            header: "Owed",
            align: "right",
            cell: (row) => <Money amount={row.remaining} currency={row.currency} />,
          },
          { key: "state", header: "Status", cell: (row) => <Then row={row} /> },
          { key: "suspended", header: "Suspended on", cell: (row) => <Suspended on={row.suspendsOn} /> },
          {
            key: "messages",
            header: "Messages",
            align: "right",
            cell: ({ messages: { before, after } }) => (before === after ? after : `${before} → ${after}`),
          },
        ]}
        rows={changes}
        rowKey={(row) => row.customerId}
        rowHref={(row) => `/admin/customers/${row.customerId}/collection`}
      />
    </section>
  );
}

const money = (amounts: Record<string, string>) =>
  Object.entries(amounts).map(([currency, amount], n) => (
    <span key={currency}>
      {n > 0 && ", "}
      <Money amount={amount} currency={currency} />
    </span>
  ));

/** What a policy would change on its day, before it is saved: how many, how much money, who, and what would be sent. */
export function PolicyPreview({ preview }: { preview: PreviewData }) {
  const { counts, messages, changed, owing, examined } = preview;
  const found = Object.entries(counts).filter(([, { customers }]) => customers > 0);
  const sent = `${formatCounted(messages.after, "message")} would go out on that day, instead of ${formatCount(messages.before)}.`;
  return (
    <div className="grid gap-5">
      {examined < owing && (
        <Alert tone="warning" title={`Only the first ${formatCount(examined)} were looked at`}>
          {formatCounted(owing, "customer")} of this class owe something. What is said here is of the first
          ones.
        </Alert>
      )}
      {changed === 0 ? (
        <Alert title="Nothing changes for anybody on that day">
          {owing === 0
            ? "Nobody of this class owes anything."
            : `${formatCounted(examined, "customer who owes something was", "customers who owe something were")} looked at. ${sent}`}
        </Alert>
      ) : (
        <>
          <StatRow>
            {found.map(([impact, { customers, amounts }]) => (
              <Stat
                key={impact}
                label={IMPACT_WORDS[impact]?.title ?? impact}
                value={formatCount(customers)}
                hint={<>owing {money(amounts)}</>}
                tone={IMPACT_WORDS[impact]?.tone}
              />
            ))}
          </StatRow>
          <p className="text-sm">{sent}</p>
          <Changes preview={preview} />
        </>
      )}
    </div>
  );
}
