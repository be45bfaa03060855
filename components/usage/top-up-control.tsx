import { Plus } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { Field } from "../form/field";
import { ReasonField } from "../form/reason-field";
import { Select } from "../form/select";
import { DateInput, TextInput } from "../form/text-input";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { QuotaLine } from "./quota-bars";
import { SERVICE_NAMES } from "./usage-words";

const UNITS: Record<string, string> = { call: "minutes", message: "messages", event: "events", data: "MiB" };

/** Adds to what a plan includes. `account` is the line it is for, or one of those who share it. */
export function TopUpControl({
  quotas,
  account,
  action,
}: {
  quotas: readonly QuotaLine[];
  account: number;
  action: FormAction;
}) {
  if (quotas.length === 0) return null;
  return (
    <ConfirmDialog
      trigger={<Button icon={<Plus aria-hidden="true" />}>Add quantity</Button>}
      title="Add to what is included"
      consequence="It is free of charge, can be used from today, and is used after what the plan includes."
      confirmLabel="Add it"
      tone="primary"
      action={action}
    >
      <Field label="To what" name="accountEntry" required>
        <Select
          options={quotas.map((quota) => ({
            value: `${quota.account?.id ?? account}/${quota.entryId}`,
            label: [
              SERVICE_NAMES[quota.service] ?? quota.service,
              quota.group,
              quota.account?.identifier,
              `in ${UNITS[quota.service] ?? "pieces"}`,
            ]
              .filter(Boolean)
              .join(", "),
          }))}
        />
      </Field>
      <Field label="How much" name="quantity" required help="In whole minutes, messages, events or MiB.">
        <TextInput inputMode="numeric" maxLength={9} className="max-w-32" />
      </Field>
      <Field label="Last day" name="lastDay" help="Without one it can be used until it is gone.">
        <DateInput />
      </Field>
      <ReasonField />
    </ConfirmDialog>
  );
}
