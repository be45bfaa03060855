import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { FormActions } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ChargeLines } from "./charge-lines";
import type { ChargePreview } from "./types";

/** Exactly what a change would post, worked out by doing it and taking it back; then the button that does it. */
export function ConfirmChange({
  title,
  preview,
  currency,
  values,
  action,
  button,
  backHref,
  children,
}: {
  title: string;
  preview: ChargePreview;
  currency: string;
  /** What was chosen above, sent as it is. */
  values: Record<string, string>;
  action: FormAction;
  button: string;
  backHref: string;
  children?: ReactNode;
}) {
  return (
    <Card>
      <CardHeader title={title} />
      <CardBody className="grid gap-4">
        {children}
        <ChargeLines lines={preview.lines} total={preview.total} currency={currency} />
        <ActionForm action={action} className="max-w-xl">
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <ReasonField required={false} maxLength={200} />
          <FormActions>
            <SubmitButton>{button}</SubmitButton>
            <ButtonLink href={backHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
