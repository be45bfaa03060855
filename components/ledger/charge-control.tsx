import { CalendarCheck } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { Checkbox } from "../form/choices";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";

/** Charges a customer's subscriptions now, without waiting for the close of the period. */
export function ChargeControl({
  customer,
  action,
}: {
  customer: { id: number; name: string };
  action: FormAction;
}) {
  return (
    <ConfirmDialog
      trigger={<Button icon={<CalendarCheck aria-hidden="true" />}>Charge fees</Button>}
      title={`Charge the subscriptions of ${customer.name}?`}
      consequence="Every fee that is due by today is booked, each period once. What was charged already is not charged again."
      confirmLabel="Charge"
      tone="primary"
      action={action}
    >
      <input type="hidden" name="customerId" value={customer.id} />
      <Checkbox
        name="inAdvance"
        label="Also what the close of this period would charge"
        help="For plans charged in advance: the period under way and those ahead."
      />
    </ConfirmDialog>
  );
}
