import { ConfirmChange } from "@/components/subscriptions/confirm-change";
import { DayChoice } from "@/components/subscriptions/day-choice";
import { Alert } from "@/components/ui/alert";
import { pauseSubscription, resumeSubscription, type SubscriptionDetail } from "@/lib/domain/subscriptions";
import type { FormAction } from "@/lib/platform/action-result";
import { formatDate } from "@/lib/platform/format";
import { isPlainDate, laterOf } from "@/lib/platform/time";
import type { PageInput } from "@/lib/transport/page";
import { previewOf } from "./preview";

type Room = {
  line: SubscriptionDetail;
  /** Where this page is, and the subscription's own. */
  path: string;
  backHref: string;
  actions: { pause: FormAction; resume: FormAction };
};

/** Stops charging from a day on, or lets it go on: from when, what that moves, then the button. */
export async function PausePage({ ctx, search }: PageInput, { line, path, backHref, actions }: Room) {
  const { subscriptionId, pausedOn, subscriber } = line;
  const asked = search.get("on") ?? "";
  const first = pausedOn === null ? subscriber.today : laterOf(pausedOn, subscriber.today);
  const on = isPlainDate(asked) ? asked : first;
  const operation = pausedOn === null ? pauseSubscription : resumeSubscription;
  const preview = await previewOf(() => operation.dryRun(ctx, { subscriptionId, on }));
  const words =
    pausedOn === null
      ? { title: "Pause charging", label: "First day without a fee", button: "Show what it moves" }
      : { title: "Charge again", label: "First day with a fee again", button: "Show what it moves" };
  return (
    <div className="grid gap-4">
      <DayChoice path={path} day={on} {...words} />
      {"refusal" in preview ? (
        <Alert tone="bad" title="This is not possible as chosen">
          {preview.refusal}
        </Alert>
      ) : (
        <ConfirmChange
          title={`${words.title} from ${formatDate(on)}`}
          preview={preview.result}
          currency={line.currency}
          values={{ subscriptionId: String(subscriptionId), on }}
          action={pausedOn === null ? actions.pause : actions.resume}
          button={pausedOn === null ? "Pause" : "Resume"}
          backHref={backHref}
        >
          <p className="text-sm text-muted">
            {pausedOn === null
              ? "Days that are paid for and not used are given back; the billing periods stay where they are. The service itself is not stopped by this."
              : "Charging goes on in the same billing periods as before."}
          </p>
        </ConfirmChange>
      )}
    </div>
  );
}
