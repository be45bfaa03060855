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
import { StatusBadge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText } from "../ui/date-text";
import { Money } from "../ui/money";
import type { CloseWhen } from "./close-choice";
import { TotalsChange } from "./totals-change";
import type { Audience, ClosedLine, ClosePreviewResult, Subscriber } from "./types";
import { namesOf, placeOf } from "./words";

function Outcome({ line }: { line: ClosedLine }) {
  if (line.outcome === "already_closed") return <StatusBadge tone="neutral">Closed already</StatusBadge>;
  const closes = line.outcome === "closes";
  return (
    <span className="inline-grid justify-items-start gap-0.5 max-sm:justify-items-end">
      <StatusBadge tone={closes ? "warning" : "neutral"}>
        {closes ? (line.now ? "Closes now" : "Closes") : "Ends anyway"}
      </StatusBadge>
      {!line.now && (
        <span className="text-xs text-muted">
          last day <DateText date={line.lastDay} />
        </span>
      )}
    </span>
  );
}

const columns = (audience: Audience): Column<ClosedLine>[] => [
  { key: "name", header: "Subscription", cell: (line) => namesOf(line, audience).first },
  { key: "account", header: "Account", cell: (line) => placeOf(line, audience) },
  { key: "outcome", header: "What happens", cell: (line) => <Outcome line={line} /> },
  {
    key: "fee",
    header: "Fee now",
    align: "right",
    cell: (line) => (line.feeNow === null ? "–" : <Money amount={line.feeNow} digitsOf={line.currency} />),
  },
  {
    key: "cancellation",
    header: "For ending early",
    align: "right",
    cell: (line) =>
      line.cancellation ? (
        <span>
          <Money amount={line.cancellation.fee} digitsOf={line.currency} />
          <span className="block text-xs text-muted">
            committed to <DateText date={line.cancellation.committedTo} />
          </span>
        </span>
      ) : (
        <span className="text-faint">–</span>
      ),
  },
  {
    key: "refund",
    header: "Comes back",
    align: "right",
    cell: (line) =>
      line.refund === null ? (
        <span className="text-faint">–</span>
      ) : (
        <Money amount={negate(line.refund)} digitsOf={line.currency} />
      ),
  },
];

function Refunds({ refunds }: { refunds: ClosePreviewResult["refunds"] }) {
  if (refunds.length === 0) return null;
  return (
    <Alert tone="info" title="Days that are paid for and not used come back">
      {refunds.map(({ currency, total }) => (
        <span key={currency}>
          <Money amount={negate(total)} currency={currency} className="font-semibold" /> is credited with the
          closing.{" "}
        </span>
      ))}
    </Alert>
  );
}

function EarlyFees({ fees }: { fees: ClosePreviewResult["cancellationFees"] }) {
  if (fees.length === 0) return null;
  return (
    <Alert tone="warning" title="These end before their minimum term">
      {fees.map(({ currency, total }) => (
        <span key={currency}>
          The plans set a fee of <Money amount={total} currency={currency} className="font-semibold" /> for
          that.{" "}
        </span>
      ))}
      It is charged once the last day is over.
    </Alert>
  );
}

type ConfirmProps = {
  result: ClosePreviewResult;
  when: CloseWhen;
  date: string;
  action: FormAction;
  backHref: string;
};

const REASON_HELP = {
  staff: "Kept in the audit log. The customer sees it too.",
  subscriber: "So that we know why.",
};

function Confirm({ result, when, date, action, backHref, audience }: ConfirmProps & { audience: Audience }) {
  const { closing, lines } = result;
  if (closing === 0)
    return (
      <Alert tone="info" title="Nothing would change" actions={<ButtonLink href={backHref}>Back</ButtonLink>}>
        All of these are closed already, or end no later than that.
      </Alert>
    );
  return (
    <Card>
      <CardHeader title={`Close ${formatCounted(closing, "subscription")}`} />
      <CardBody>
        <ActionForm action={action} className="max-w-xl">
          {lines.map((line) => (
            <input
              key={line.subscriptionId}
              type="hidden"
              name="subscriptionIds[]"
              value={line.subscriptionId}
            />
          ))}
          <input type="hidden" name="when" value={when} />
          <input type="hidden" name="date" value={date} />
          <ReasonField help={REASON_HELP[audience]} required={false} />
          <Field label={`Type ${closing} to confirm how many close`} name="confirmedCount" required>
            <TextInput inputMode="numeric" autoComplete="off" className="max-w-24" />
          </Field>
          <FormActions>
            <SubmitButton variant="danger">Close {formatCounted(closing, "subscription")}</SubmitButton>
            <ButtonLink href={backHref}>Keep them</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

/** Exactly what closing would do, worked out by closing and taking it back: lines, totals, fees for ending early. */
export function ClosePreview({
  audience,
  subscriber,
  ...confirm
}: ConfirmProps & { audience: Audience; subscriber: Subscriber }) {
  const { result } = confirm;
  return (
    <div className="grid gap-4">
      <DataTable
        caption="What closes"
        columns={columns(audience)}
        rows={result.lines}
        rowKey={(line) => line.subscriptionId}
        rowTone={(line) => (line.outcome === "closes" ? undefined : "muted")}
      />
      {result.closing > 0 && <TotalsChange totals={result.totals} subscriber={subscriber} />}
      <Refunds refunds={result.refunds} />
      <EarlyFees fees={result.cancellationFees} />
      <Confirm {...confirm} audience={audience} />
    </div>
  );
}
