import type { FormAction } from "@/lib/platform/action-result";
import { negate } from "@/lib/platform/money";
import { ActionForm } from "../form/action-form";
import { FormActions } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import { Money } from "../ui/money";
import type { XdrLine } from "./xdr-words";

/** Takes a movement back on a page of its own, with the reason kept. */
export function TakeBackForm({
  xdr,
  action,
  cancelHref,
}: {
  xdr: XdrLine;
  action: FormAction;
  cancelHref: string;
}) {
  return (
    <Card>
      <CardBody>
        <ActionForm action={action} className="max-w-xl">
          <input type="hidden" name="xdrId" value={xdr.id} />
          <p className="text-sm">
            <Money
              amount={negate(xdr.amount)}
              currency={xdr.currency}
              sign="always"
              className="font-semibold"
            />{" "}
            is booked today for {xdr.customer.name}. The row itself stays as it is, and points to the other
            one.
          </p>
          <ReasonField help="Kept with the booking and in the audit log." />
          <FormActions>
            <SubmitButton variant="danger">Take it back</SubmitButton>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
