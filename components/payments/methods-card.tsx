import { CreditCard, Star, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { Badge, StatusBadge } from "../ui/badge";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { PayingData } from "./payment-types";

type Method = PayingData["methods"][number];
export type MethodActions = { makeDefault: FormAction; remove: FormAction };

const Remove = ({ method, action }: { method: Method; action: FormAction }) => (
  <ConfirmDialog
    trigger={
      <Button size="sm" icon={<Trash2 aria-hidden="true" />} aria-label={`Remove ${method.name}`}>
        Remove
      </Button>
    }
    title={`Remove ${method.name}?`}
    consequence="It can't be charged any more. Payments that were made with it stay as they are."
    confirmLabel="Remove it"
    action={action}
  >
    <input type="hidden" name="methodId" value={method.id} />
  </ConfirmDialog>
);

/** The cards a customer has stored. `actions` for those who may change them; `add` leads to storing one. */
export function MethodsCard({
  paying,
  actions,
  add,
}: {
  paying: PayingData;
  actions?: MethodActions;
  add?: ReactNode;
}) {
  return (
    <Card>
      <CardHeader title="Cards" actions={add} />
      <CardBody>
        {paying.methods.length === 0 ? (
          <p className="text-sm text-muted">No card is stored.</p>
        ) : (
          <ul className="grid gap-3">
            {paying.methods.map((method) => (
              <li key={method.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <span className="flex min-w-0 items-center gap-2 text-sm">
                  <CreditCard aria-hidden="true" className="size-4 shrink-0 text-muted" />
                  <span>
                    <span className="font-medium">{method.name}</span>
                    <span className="block text-xs text-muted">Expires {method.expires}</span>
                  </span>
                  {method.isDefault && <Badge>Default</Badge>}
                  {method.expired && <StatusBadge tone="warning">Expired</StatusBadge>}
                </span>
                {actions && (
                  <span className="flex flex-wrap gap-2">
                    {!method.isDefault && (
                      <ActionForm action={actions.makeDefault}>
                        <input type="hidden" name="methodId" value={method.id} />
                        <SubmitButton variant="secondary" size="sm" icon={<Star aria-hidden="true" />}>
                          Make default
                        </SubmitButton>
                      </ActionForm>
                    )}
                    <Remove method={method} action={actions.remove} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
