import type { FormAction } from "@/lib/platform/action-result";
import { formatCount, formatCounted, formatMoney } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { inputClass } from "../form/text-input-class";
import { DataTable } from "../list/data-table";
import { Alert } from "../ui/alert";
import { Badge } from "../ui/badge";
import { Button, ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { Stat, StatRow } from "../ui/stat";
import { prefixText } from "./tariff-types";

type Price = { prefix: string; destination: string; before: string | null; after: string | null };

export type RatePreviewData = {
  tariff: { id: number; name: string; zone: string; currency: string; revision: number };
  draft: { id: number; fileName: string; lines: number };
  mode: "listed" | "whole";
  from: Date;
  backdated: boolean;
  problems: { count: number; shown: { lineNo: number; column: string | null; message: string }[] };
  change: {
    added: number;
    changed: number;
    ended: number;
    unchanged: number;
    past: number;
    raised: number;
    lowered: number;
    prices: Price[];
  } | null;
};

/** How the file is to be taken: part of the address, so that it works without script and can be shown to a colleague. */
export function HowToTake({
  href,
  mode,
  from,
  zone,
  problem,
}: {
  href: string;
  mode: string;
  /** As it was typed. */
  from: string;
  zone: string;
  problem?: string;
}) {
  return (
    <form action={href} className="grid gap-3">
      <fieldset className="grid gap-2 text-sm">
        <legend className="mb-1 font-medium">What happens to the rates that are there?</legend>
        <label className="flex gap-2">
          <input
            type="radio"
            name="mode"
            value="listed"
            defaultChecked={mode !== "whole"}
            className="radio mt-0.5"
          />
          <span>Those of the prefixes in the file end; all others stay.</span>
        </label>
        <label className="flex gap-2">
          <input
            type="radio"
            name="mode"
            value="whole"
            defaultChecked={mode === "whole"}
            className="radio mt-0.5"
          />
          <span>All end: the file is the whole table.</span>
        </label>
      </fieldset>
      <div className="flex flex-wrap items-end gap-2">
        <label className="grid gap-1 text-sm font-medium">
          From, by the clock of {zone}
          <input
            type="datetime-local"
            name="from"
            defaultValue={from}
            aria-describedby="from-help"
            aria-invalid={problem ? true : undefined}
            className={`${inputClass} w-auto!`}
          />
        </label>
        <Button type="submit">Show what would change</Button>
      </div>
      <p id="from-help" className={problem ? "text-sm text-bad" : "text-xs text-muted"}>
        {problem ?? "Empty: now. What lies before stays as it is."}
      </p>
    </form>
  );
}

function Problems({ problems }: Pick<RatePreviewData, "problems">) {
  return (
    <>
      <Alert tone="bad" title="This file can't be applied">
        Correct {problems.count === 1 ? "this line" : `these ${formatCount(problems.count)} places`} and
        upload it again. Nothing was changed.
      </Alert>
      <DataTable
        caption="What is wrong with the file"
        columns={[
          { key: "line", header: "Line", cell: (row) => formatCount(row.lineNo) },
          { key: "column", header: "Column", cell: (row) => row.column },
          { key: "message", header: "What is wrong", cell: (row) => row.message },
        ]}
        rows={problems.shown}
        rowKey={(row) => `${row.lineNo} ${row.column} ${row.message}`}
      />
      {problems.count > problems.shown.length && (
        <p className="text-sm text-muted">
          The first {problems.shown.length} of {formatCount(problems.count)}.
        </p>
      )}
    </>
  );
}

function Prices({ prices, all, currency }: { prices: Price[]; all: number; currency: string }) {
  const amount = (value: string | null) => (value === null ? null : formatMoney(value, { currency }));
  const what = ({ before, after }: Price) =>
    before === null ? "New" : after === null ? "Ended" : before === after ? "Terms" : "Price";
  return (
    <>
      <DataTable
        caption="What would change"
        columns={[
          { key: "prefix", header: "Prefix", cell: (row) => prefixText(row.prefix) },
          { key: "destination", header: "Destination", cell: (row) => row.destination || null },
          { key: "what", header: "What", cell: (row) => <Badge>{what(row)}</Badge> },
          { key: "before", header: "Was", align: "right", cell: (row) => amount(row.before) },
          { key: "after", header: "Will be", align: "right", cell: (row) => amount(row.after) },
        ]}
        rows={prices}
        rowKey={(row) => row.prefix}
      />
      {all > prices.length && (
        <p className="text-sm text-muted">
          The first {prices.length} of {formatCount(all)} prefixes.
        </p>
      )}
    </>
  );
}

function Change({ preview, action }: { preview: RatePreviewData; action: FormAction }) {
  const { change, tariff, draft, mode, from, backdated } = preview;
  if (!change) return null;
  const moved = change.added + change.changed + change.ended;
  return (
    <>
      <StatRow>
        <Stat label="New prefixes" value={formatCount(change.added)} />
        <Stat
          label="Changed"
          value={formatCount(change.changed)}
          hint={`${formatCount(change.raised)} dearer, ${formatCount(change.lowered)} cheaper`}
        />
        <Stat
          label="Ended"
          value={formatCount(change.ended)}
          tone={change.ended > 0 ? "warning" : undefined}
        />
        <Stat
          label="Unchanged"
          value={formatCount(change.unchanged)}
          hint={change.past > 0 ? `${formatCount(change.past)} lines end before the moment` : undefined}
        />
      </StatRow>
      {backdated && moved > 0 && (
        <Alert tone="warning" title="This begins in the past">
          What was rated since <InstantText instant={from} timeZone={tariff.zone} /> keeps its price until it
          is rated again.
        </Alert>
      )}
      {moved > 0 ? (
        <>
          <Prices prices={change.prices} all={moved} currency={tariff.currency} />
          <ActionForm action={action}>
            <input type="hidden" name="tariffId" value={tariff.id} />
            <input type="hidden" name="draftId" value={draft.id} />
            <input type="hidden" name="mode" value={mode} />
            <input type="hidden" name="revision" value={tariff.revision} />
            <input type="hidden" name="from" value={from.toISOString()} />
            <FormActions>
              <SubmitButton pendingLabel="Applying…">Apply the changes</SubmitButton>
            </FormActions>
          </ActionForm>
        </>
      ) : (
        <Alert tone="info" title="Nothing would change">
          The table says already what the file says.
        </Alert>
      )}
    </>
  );
}

/** A file before it is applied: how, what it would change, and what is wrong with it. */
export function RatePreview({
  base,
  preview,
  typedFrom,
  problem,
  action,
}: {
  /** Where tariffs are. */
  base: string;
  preview: RatePreviewData;
  typedFrom: string;
  problem?: string;
  action: FormAction;
}) {
  const { tariff, draft } = preview;
  const href = `${base}/${tariff.id}/upload/${draft.id}`;
  return (
    <div className="grid gap-5">
      <Card>
        <CardHeader
          title={draft.fileName}
          description={`${formatCounted(draft.lines, "line")}, not applied yet.`}
          actions={
            <ButtonLink href={`${base}/${tariff.id}/upload`} size="sm">
              Another file
            </ButtonLink>
          }
        />
        <CardBody>
          <HowToTake href={href} mode={preview.mode} from={typedFrom} zone={tariff.zone} problem={problem} />
        </CardBody>
      </Card>
      {preview.problems.count > 0 ? (
        <Problems problems={preview.problems} />
      ) : (
        !problem && <Change preview={preview} action={action} />
      )}
    </div>
  );
}
