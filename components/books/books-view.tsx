import { BookCheck } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { type Column, DataTable } from "../list/data-table";
import { TextLink } from "../rooms/text-link";
import { Alert } from "../ui/alert";
import { InstantText } from "../ui/date-text";
import { PageHeader } from "../ui/page-header";
import { RefreshEvery } from "../ui/refresh-every";
import { Stat } from "../ui/stat";
import { type CheckRow, checkTook, type InvariantRow, tookText } from "./books-types";
import { InvariantState } from "./invariant-state";

const COLUMNS: Column<InvariantRow>[] = [
  { key: "invariant", header: "Rule", cell: ({ invariant, title }) => `${invariant} ${title}` },
  {
    key: "means",
    header: "What it means",
    cell: ({ means }) => <span className="whitespace-normal">{means}</span>,
  },
  { key: "state", header: "Last check", cell: (row) => <InvariantState row={row} /> },
  {
    key: "took",
    header: "Took",
    align: "right",
    hideOnPhone: true,
    cell: ({ tookMs, looks }) => tookMs !== null && looks !== null && tookText(tookMs),
  },
];

const historyColumns = (timeZone: string): Column<CheckRow>[] => [
  { key: "when", header: "When", cell: (row) => <InstantText instant={row.startedAt} timeZone={timeZone} /> },
  { key: "by", header: "Asked by", cell: ({ askedBy }) => askedBy },
  { key: "took", header: "Took", align: "right", cell: checkTook },
  {
    key: "found",
    header: "Discrepancies",
    align: "right",
    cell: ({ discrepancies, failure }) => failure || discrepancies,
  },
];

function Verdict({ last }: { last: CheckRow | null }) {
  if (!last)
    return (
      <Alert title="The books were not checked yet">It is done every night, and when somebody asks.</Alert>
    );
  if (last.failure)
    return (
      <Alert tone="bad" title="The last check failed">
        {last.failure}
      </Alert>
    );
  const found = formatCounted(last.discrepancies ?? 0, "discrepancy", "discrepancies");
  return last.discrepancies === 0 ? (
    <Alert tone="good" title={`Books balance: ${found}`} />
  ) : (
    <Alert tone="bad" title={`The books do not balance: ${found}`}>
      Each rule that is broken leads to the rows that break it.
    </Alert>
  );
}

/** Whether the books balance: every rule that must always hold, and what the last check of it found. */
export function BooksView({
  rows,
  last,
  earlier,
  running,
  timeZone,
  check,
}: {
  rows: readonly InvariantRow[];
  last: CheckRow | null;
  earlier: readonly CheckRow[];
  running: CheckRow | null;
  timeZone: string;
  check: FormAction;
}) {
  const took = last && checkTook(last);
  return (
    <>
      <PageHeader
        title="Books"
        subtitle="What must always be true of the money, proved every night"
        figures={
          last && (
            <>
              <Stat
                label="Last check"
                value={<InstantText instant={last.finishedAt} timeZone={timeZone} />}
                hint={last.askedBy}
              />
              {took && <Stat label="Took" value={took} />}
              <Stat
                label="Discrepancies"
                value={String(last.discrepancies ?? "–")}
                tone={last.discrepancies === 0 ? "good" : "bad"}
              />
            </>
          )
        }
        actions={
          !running && (
            <ActionForm action={check}>
              <SubmitButton icon={<BookCheck aria-hidden="true" />}>Check now</SubmitButton>
            </ActionForm>
          )
        }
      />
      <div className="grid gap-5">
        <Verdict last={last} />
        {running && (
          <Alert title={running.startedAt ? "A check is under way" : "A check waits to be started"}>
            Asked for by {running.askedBy || "somebody"},{" "}
            <InstantText instant={running.askedAt} timeZone={timeZone} />. This page shows what it found as
            soon as it is done.
            <RefreshEvery seconds={5} />
            <noscript>
              {" "}
              <TextLink href="/admin/books" className="underline">
                Look again
              </TextLink>
            </noscript>
          </Alert>
        )}
        <DataTable
          caption="Rules of the books"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ invariant }) => invariant}
          rowHref={({ invariant }) => `/admin/books/${invariant}`}
        />
        {earlier.length > 0 && (
          <section className="grid gap-2" aria-labelledby="earlier-checks">
            <h2 id="earlier-checks" className="text-base font-semibold">
              Checks before it
            </h2>
            <DataTable
              caption="Checks before it"
              columns={historyColumns(timeZone)}
              rows={earlier}
              rowKey={({ id }) => id}
            />
          </section>
        )}
      </div>
    </>
  );
}
