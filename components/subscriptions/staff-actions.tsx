import type { FormAction } from "@/lib/platform/action-result";
import { Button, ButtonLink } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DateText } from "../ui/date-text";
import type { SubscriptionDetail } from "./types";

export type StaffActions = {
  adjustHref?: string;
  closeHref?: string;
  pauseHref?: string;
  changePlanHref?: string;
  removePromotion?: FormAction;
  activate?: FormAction;
  cancelClosing?: FormAction;
  remove?: FormAction;
};

const Id = ({ line }: { line: SubscriptionDetail }) => (
  <input type="hidden" name="subscriptionId" value={line.subscriptionId} />
);

function RemovePromotion({ line, action }: { line: SubscriptionDetail; action: FormAction }) {
  return (
    <ConfirmDialog
      trigger={<Button>Remove promotion</Button>}
      title={`Remove the promotion of ${line.name}?`}
      consequence="A period that has begun keeps it. Every later one costs the fee without it. This can't be undone."
      confirmLabel="Remove promotion"
      action={action}
    >
      <Id line={line} />
    </ConfirmDialog>
  );
}

function Activate({ line, action }: { line: SubscriptionDetail; action: FormAction }) {
  return (
    <ConfirmDialog
      trigger={<Button>Activate</Button>}
      title={`Activate ${line.name} today?`}
      consequence="It waits for its first use. Activated now, its fee counts from today on."
      confirmLabel="Activate"
      tone="primary"
      action={action}
    >
      <Id line={line} />
    </ConfirmDialog>
  );
}

function CancelClosing({ line, action }: { line: SubscriptionDetail; action: FormAction }) {
  const { scheduledChange: change } = line;
  if (change)
    return (
      <ConfirmDialog
        trigger={<Button>Keep the plan</Button>}
        title={`Keep ${line.name}?`}
        consequence={
          <>
            The change to “{change.planName}” on <DateText date={change.on} /> is given up. Days that were
            given back are charged again.
          </>
        }
        confirmLabel="Keep the plan"
        tone="primary"
        action={action}
      >
        <Id line={line} />
      </ConfirmDialog>
    );
  return (
    <ConfirmDialog
      trigger={<Button>Keep it running</Button>}
      title={`Keep ${line.name} running?`}
      consequence={
        <>
          Its last day, <DateText date={line.finishOn} />, is taken away and it runs on without end.
        </>
      }
      confirmLabel="Keep it running"
      tone="primary"
      action={action}
    >
      <Id line={line} />
    </ConfirmDialog>
  );
}

function Remove({ line, action }: { line: SubscriptionDetail; action: FormAction }) {
  return (
    <ConfirmDialog
      trigger={<Button variant="danger">Delete</Button>}
      title={`Delete ${line.name}?`}
      consequence="It has not begun, so nothing was charged. Only its audit entries remain."
      confirmText={line.name}
      confirmLabel="Delete"
      action={action}
    >
      <Id line={line} />
    </ConfirmDialog>
  );
}

/** What the provider's and a reseller's people may do with a subscription, as its state allows. */
export function SubscriptionStaffActions({ line, ...can }: { line: SubscriptionDetail } & StaffActions) {
  if (line.status === "closed") return null;
  const waits = line.status === "pending" && line.activationMode === "first_use" && !line.activatedOn;
  return (
    <>
      {can.activate && waits && <Activate line={line} action={can.activate} />}
      {can.removePromotion && line.promotionRemovable && (
        <RemovePromotion line={line} action={can.removePromotion} />
      )}
      {can.cancelClosing && line.finishOn && <CancelClosing line={line} action={can.cancelClosing} />}
      {can.changePlanHref && line.status === "active" && line.pausedOn === null && (
        <ButtonLink href={can.changePlanHref}>Change plan</ButtonLink>
      )}
      {can.pauseHref && (
        <ButtonLink href={can.pauseHref}>{line.pausedOn === null ? "Pause" : "Resume"}</ButtonLink>
      )}
      {can.adjustHref && <ButtonLink href={can.adjustHref}>Adjust fee</ButtonLink>}
      {can.remove && line.status === "pending" && line.billedTo === null && (
        <Remove line={line} action={can.remove} />
      )}
      {can.closeHref && line.status === "active" && (
        <ButtonLink href={can.closeHref} variant="danger">
          Close
        </ButtonLink>
      )}
    </>
  );
}
