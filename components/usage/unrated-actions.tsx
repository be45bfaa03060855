import { RotateCcw, Trash2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCount, formatCounted } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { UnratedLine } from "./unrated-types";
import { REASON_WORDS } from "./usage-words";

export type UnratedActions = { replay: FormAction; discard: FormAction; edit: FormAction };

const WHY = <ReasonField help="Kept with the records and in the audit log." />;

/** How many wait for what, and what can be done with all of them. */
export function ReasonCards({
  counts,
  actions,
}: {
  counts: readonly { reason: string; count: number; last: number }[];
  actions: Pick<UnratedActions, "replay" | "discard">;
}) {
  if (counts.length === 0) return null;
  const shown = (count: number) => (count > 10_000 ? "over 10,000" : formatCount(count));
  return (
    <ul className="mb-4 grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {counts.map(({ reason, count, last }) => (
        <li
          key={reason}
          className="flex flex-wrap items-center justify-between gap-2 rounded-xl border border-line bg-surface px-4 py-3 shadow-card"
        >
          <span>
            <span className="block text-sm text-muted">{REASON_WORDS[reason] ?? reason}</span>
            <span className="text-xl font-semibold tabular-nums">{shown(count)}</span>
          </span>
          <span className="flex gap-2">
            <ActionForm action={actions.replay} className="contents">
              <input type="hidden" name="reason" value={reason} />
              <SubmitButton variant="secondary" size="sm" icon={<RotateCcw aria-hidden="true" />}>
                Try all
              </SubmitButton>
            </ActionForm>
            <ConfirmDialog
              trigger={
                <Button size="sm" icon={<Trash2 aria-hidden="true" />}>
                  Discard all
                </Button>
              }
              title={`Discard ${shown(count)} records?`}
              consequence="They are never charged, and no file brings them back."
              confirmLabel="Discard them"
              action={actions.discard}
            >
              <input type="hidden" name="waitingFor" value={reason} />
              <input type="hidden" name="upTo" value={last} />
              {WHY}
            </ConfirmDialog>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What may be put in place of what the record says; it is tried at once. */
export const FixForm = ({ row, action }: { row: UnratedLine; action: FormAction }) => (
  <Card>
    <CardHeader title="Put it right" />
    <CardBody>
      <ActionForm action={action}>
        <input type="hidden" name="unratedId" value={row.id} />
        <FormGrid>
          <Field
            label="Account"
            name="accountKey"
            help={row.accountKey ? `The record says ${row.accountKey}.` : "The record names none."}
          >
            <TextInput defaultValue={row.given.accountKey} maxLength={128} />
          </Field>
          <Field
            label="Called number"
            name="toNumber"
            help={row.to ? `The record says ${row.to}.` : undefined}
          >
            <TextInput defaultValue={row.given.toNumber} maxLength={128} />
          </Field>
        </FormGrid>
        <FormActions>
          <SubmitButton>Save and try again</SubmitButton>
        </FormActions>
      </ActionForm>
    </CardBody>
  </Card>
);

/** Trying again, and giving up. */
export function RowActions({ row, actions }: { row: UnratedLine; actions: UnratedActions }) {
  return (
    <>
      <ActionForm action={actions.replay} className="contents">
        <input type="hidden" name="unratedIds" value={row.id} />
        <SubmitButton variant="secondary" icon={<RotateCcw aria-hidden="true" />}>
          Try again
        </SubmitButton>
      </ActionForm>
      <ConfirmDialog
        trigger={<Button icon={<Trash2 aria-hidden="true" />}>Discard</Button>}
        title="Discard this record?"
        consequence="It is never charged, and no file brings it back."
        confirmLabel="Discard it"
        action={actions.discard}
      >
        <input type="hidden" name="unratedIds" value={row.id} />
        {WHY}
      </ConfirmDialog>
    </>
  );
}

/** What to do with chosen records, before it is done. */
export function SelectedRecords({
  ids,
  verb,
  actions,
}: {
  ids: readonly number[];
  verb: "replay" | "discard";
  actions: Pick<UnratedActions, "replay" | "discard">;
}) {
  const many = formatCounted(ids.length, "record");
  const hidden = ids.map((id) => <input key={id} type="hidden" name="unratedIds[]" value={id} />);
  return (
    <Card className="max-w-2xl">
      <CardHeader title={verb === "replay" ? `Try ${many} again` : `Discard ${many}`} />
      <CardBody>
        <ActionForm action={actions[verb]}>
          {hidden}
          <p className="text-sm text-muted">
            {verb === "replay"
              ? "Each is read and rated anew. What is rated leaves the queue; the others keep waiting, with the reason of today."
              : "They are never charged, and no file brings them back."}
          </p>
          {verb === "discard" && WHY}
          <FormActions>
            <SubmitButton variant={verb === "discard" ? "danger" : "primary"} disabled={ids.length === 0}>
              {verb === "replay" ? `Try ${many}` : `Discard ${many}`}
            </SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
