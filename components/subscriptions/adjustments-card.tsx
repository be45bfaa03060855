import { Plus } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatDate, formatMoney } from "@/lib/platform/format";
import { Field } from "../form/field";
import { DateInput } from "../form/text-input";
import { Button, ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { Adjustment, SubscriptionDetail } from "./types";

/** "Discount 10 %", "Upcharge 5.00". */
export function adjustmentText({ kind, unit, value }: Adjustment, currency: string): string {
  const size = unit === "percent" ? `${value.replace(/\.?0+$/, "")} %` : formatMoney(value, { currency });
  return `${kind === "discount" ? "Discount" : "Upcharge"} ${size}`;
}

function during({ startsOn, endsOn }: Adjustment): string {
  if (startsOn && endsOn) return `${formatDate(startsOn)} – ${formatDate(endsOn)}`;
  if (startsOn) return `from ${formatDate(startsOn)}, without end`;
  return endsOn ? `until ${formatDate(endsOn)}` : "lasting";
}

function Remove({
  line,
  adjustment,
  action,
}: {
  line: SubscriptionDetail;
  adjustment: Adjustment;
  action: FormAction;
}) {
  const what = adjustmentText(adjustment, line.currency);
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Remove ${what}`}>
          Remove
        </Button>
      }
      title={`Remove ${what}?`}
      consequence="Without a last day it is taken away altogether, from the current period on."
      confirmLabel="Remove"
      action={action}
    >
      <input type="hidden" name="subscriptionId" value={line.subscriptionId} />
      <input type="hidden" name="adjustmentId" value={adjustment.adjustmentId} />
      <Field label="Last day it counts" name="lastDay">
        <DateInput />
      </Field>
    </ConfirmDialog>
  );
}

/** The discounts and upcharges of one subscription; with actions for those who may change them. */
export function AdjustmentsCard({
  line,
  removeAction,
  addHref,
}: {
  line: SubscriptionDetail;
  removeAction?: FormAction;
  addHref?: string;
}) {
  const open = line.status !== "closed";
  return (
    <Card id="adjustments">
      <CardHeader
        title="Discounts and upcharges"
        actions={
          addHref &&
          open && (
            <ButtonLink href={addHref} size="sm" icon={<Plus />}>
              Add
            </ButtonLink>
          )
        }
      />
      <CardBody>
        {line.adjustments.length === 0 ? (
          <p className="text-sm text-muted">None of its own.</p>
        ) : (
          <ul className="grid gap-3">
            {line.adjustments.map((adjustment) => (
              <li key={adjustment.adjustmentId} className="flex flex-wrap items-start justify-between gap-2">
                <span className="min-w-0 text-sm">
                  <span className="font-medium">{adjustmentText(adjustment, line.currency)}</span>
                  <span className="block text-muted">
                    {[adjustment.reason, during(adjustment)].filter(Boolean).join(" · ")}
                  </span>
                </span>
                {removeAction && open && <Remove line={line} adjustment={adjustment} action={removeAction} />}
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
