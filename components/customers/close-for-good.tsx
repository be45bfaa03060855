import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { negate } from "@/lib/platform/money";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { type Column, DataTable } from "../list/data-table";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Money } from "../ui/money";

type Line = {
  subscriptionId: number;
  name: string;
  account: { identifier: string } | null;
  currency: string;
  feeNow: string | null;
  cancellation: { fee: string } | null;
};
export type ClosingPreview = {
  subscriptions: readonly Line[];
  cancellationFees: readonly { currency: string; total: string }[];
  /** What of days charged ahead comes back, below zero. */
  refunds: readonly { currency: string; total: string }[];
};

const none = <span className="text-faint">–</span>;

const COLUMNS: Column<Line>[] = [
  { key: "name", header: "Subscription", cell: (line) => line.name },
  { key: "account", header: "Account", cell: (line) => line.account?.identifier ?? none },
  {
    key: "fee",
    header: "Fee now",
    align: "right",
    cell: (line) => (line.feeNow === null ? none : <Money amount={line.feeNow} currency={line.currency} />),
  },
  {
    key: "cancellation",
    header: "For ending early",
    align: "right",
    cell: (line) =>
      line.cancellation ? <Money amount={line.cancellation.fee} currency={line.currency} /> : none,
  },
];

const endings = (accounts: number | undefined, subscriptions: number): string => {
  const ends = [
    ...(accounts ? [formatCounted(accounts, "account")] : []),
    ...(subscriptions ? [formatCounted(subscriptions, "subscription")] : []),
  ].join(" and ");
  const kept = "Everything stays readable; nothing can be used any more, and this can't be undone.";
  return ends ? `With it ${ends} end now. ${kept}` : `Nothing open hangs on it. ${kept}`;
};

/** Exactly what closing an account or a customer ends, worked out by closing and taking it back; then its name to type. */
export function CloseForGood({
  what,
  field,
  id,
  confirmWord,
  accountsClosed,
  preview,
  action,
  backHref,
}: {
  what: "account" | "customer";
  /** The hidden input that says which. */
  field: string;
  id: number;
  /** What must be typed. */
  confirmWord: string;
  accountsClosed?: number;
  preview: ClosingPreview;
  action: FormAction;
  backHref: string;
}) {
  const { subscriptions, cancellationFees, refunds } = preview;
  return (
    <div className="grid gap-4">
      {subscriptions.length > 0 && (
        <DataTable
          caption="Subscriptions that end"
          columns={COLUMNS}
          rows={subscriptions}
          rowKey={(line) => line.subscriptionId}
        />
      )}
      {refunds.length > 0 && (
        <Alert tone="info" title="Days that are paid for and not used come back">
          {refunds.map(({ currency, total }) => (
            <span key={currency}>
              <Money amount={negate(total)} currency={currency} className="font-semibold" /> is credited with
              the closing.{" "}
            </span>
          ))}
        </Alert>
      )}
      {cancellationFees.length > 0 && (
        <Alert tone="warning" title="Some end before their minimum term">
          {cancellationFees.map(({ currency, total }) => (
            <span key={currency}>
              The plans set a fee of <Money amount={total} currency={currency} className="font-semibold" />{" "}
              for that.{" "}
            </span>
          ))}
        </Alert>
      )}
      <Card>
        <CardHeader title="Close it for good" description={endings(accountsClosed, subscriptions.length)} />
        <CardBody>
          <ActionForm action={action} className="max-w-xl">
            <input type="hidden" name={field} value={id} />
            <input type="hidden" name="expected" value={confirmWord} />
            <ReasonField />
            <Field label={`Type ${confirmWord} to confirm`} name="confirm" required>
              <TextInput autoComplete="off" spellCheck={false} />
            </Field>
            <FormActions>
              <SubmitButton variant="danger">Close {what}</SubmitButton>
              <ButtonLink href={backHref}>Keep it</ButtonLink>
            </FormActions>
          </ActionForm>
        </CardBody>
      </Card>
    </div>
  );
}
