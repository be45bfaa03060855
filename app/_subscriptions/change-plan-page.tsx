import { Checkbox } from "@/components/form/choices";
import { Field } from "@/components/form/field";
import { Select } from "@/components/form/select";
import { ConfirmChange } from "@/components/subscriptions/confirm-change";
import { DayChoice } from "@/components/subscriptions/day-choice";
import { Alert } from "@/components/ui/alert";
import { changePlan, listSubscriptionChoices, type SubscriptionDetail } from "@/lib/domain/subscriptions";
import type { FormAction } from "@/lib/platform/action-result";
import { formatDate, formatMoney } from "@/lib/platform/format";
import { isPlainDate } from "@/lib/platform/time";
import type { PageInput } from "@/lib/transport/page";
import { previewOf } from "./preview";

type Room = { line: SubscriptionDetail; path: string; backHref: string; action: FormAction };

function chosenIn(search: URLSearchParams, today: string) {
  const planId = search.get("planId") ?? "";
  const on = search.get("on") ?? "";
  return {
    planId: /^\d{1,15}$/.test(planId) ? planId : "",
    on: isPlainDate(on) ? on : today,
    spareCancellationFee: search.get("spareCancellationFee") === "on" ? "on" : "",
    spareActivationFee: search.get("spareActivationFee") === "on" ? "on" : "",
  };
}

/** Another plan for one subscription: which and from when, what both charge and give back, then the button. */
export async function ChangePlanPage({ ctx, search }: PageInput, { line, path, backHref, action }: Room) {
  const { subscriptionId, currency, subscriber } = line;
  const chosen = chosenIn(search, subscriber.today);
  const { plans } = await listSubscriptionChoices(ctx, { customerId: line.customerId });
  const options = plans
    .filter(({ planId }) => planId !== line.planId)
    .map(({ planId, name, fee }) => ({
      value: String(planId),
      label: `${name} · ${formatMoney(fee, { currency })}`,
    }));
  const values = { subscriptionId: String(subscriptionId), ...chosen };
  const preview = chosen.planId ? await previewOf(() => changePlan.dryRun(ctx, values)) : null;
  return (
    <div className="grid gap-4">
      <DayChoice
        path={path}
        title="Which plan, and from when?"
        label="First day of the new plan"
        day={chosen.on}
        button="Show what it moves"
      >
        <Field label="New plan" name="planId" required>
          <Select defaultValue={chosen.planId} placeholder="Choose a plan" options={options} />
        </Field>
        <div className="grid w-full gap-2">
          <Checkbox
            name="spareCancellationFee"
            label="Charge nothing for ending the old plan early"
            defaultChecked={chosen.spareCancellationFee !== ""}
          />
          <Checkbox
            name="spareActivationFee"
            label="Charge no activation fee of the new plan"
            defaultChecked={chosen.spareActivationFee !== ""}
          />
        </div>
      </DayChoice>
      {preview && "refusal" in preview && (
        <Alert tone="bad" title="This is not possible as chosen">
          {preview.refusal}
        </Alert>
      )}
      {preview && "result" in preview && (
        <ConfirmChange
          title={`“${preview.result.planName}” from ${formatDate(preview.result.on)}`}
          preview={preview.result}
          currency={currency}
          values={values}
          action={action}
          button={preview.result.scheduled ? "Schedule the change" : "Change the plan"}
          backHref={backHref}
        >
          <p className="text-sm text-muted">
            {preview.result.scheduled
              ? "The present plan goes on until the day before. What is paid for beyond it comes back at once; the new plan is charged with the next bill."
              : "The present plan ends with the day before."}{" "}
            Discounts and upcharges of the present plan do not come along.
          </p>
          {preview.result.replaced && (
            <Alert tone="warning" title="A change is scheduled already">
              The change to “{preview.result.replaced.planName}” on {formatDate(preview.result.replaced.on)}{" "}
              is given up for this one.
            </Alert>
          )}
        </ConfirmChange>
      )}
    </div>
  );
}
