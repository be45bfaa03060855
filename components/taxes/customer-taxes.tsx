import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { InstantText } from "../ui/date-text";
import { PRICE_WORDS, type RegimeData, rateWords, type TaxData } from "./tax-types";

type ExemptionData = {
  id: number;
  taxId: number | null;
  taxName: string | null;
  certificate: string;
  createdAt: Date;
  applies: boolean;
};

export type CustomerTaxData = {
  regimeName: string | null;
  prices: RegimeData["prices"];
  taxes: readonly TaxData[];
  exemptions: readonly ExemptionData[];
};

const ALL = "All taxes";

const Remove = ({ exemption, action }: { exemption: ExemptionData; action: FormAction }) => {
  const what = exemption.taxName ?? "all taxes";
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Remove the exemption from ${what}`}>
          Remove
        </Button>
      }
      title={`Remove the exemption from ${what}?`}
      consequence="The customer is charged the tax again from the next invoice on. Invoices there are stay as they are."
      confirmLabel="Remove the exemption"
      action={action}
    >
      <input type="hidden" name="exemptionId" value={exemption.id} />
    </ConfirmDialog>
  );
};

function Exemptions({
  exemptions,
  regimeName,
  timeZone,
  remove,
}: Pick<CustomerTaxData, "exemptions" | "regimeName"> & { timeZone: string; remove: FormAction | null }) {
  if (exemptions.length === 0)
    return (
      <p className="text-sm text-muted">{regimeName === null ? "None." : "The customer pays every tax."}</p>
    );
  return (
    <ul className="grid gap-3">
      {exemptions.map((exemption) => (
        <li key={exemption.id} className="flex flex-wrap items-start justify-between gap-2">
          <span className="min-w-0 text-sm">
            <span className="font-medium">{exemption.taxName ?? ALL}</span>{" "}
            {!exemption.applies && <Badge className="ml-1">Not charged by the class</Badge>}
            <span className="block text-muted">
              {exemption.certificate && <>Certificate {exemption.certificate}, </>}
              since <InstantText instant={exemption.createdAt} timeZone={timeZone} />
            </span>
          </span>
          {remove && <Remove exemption={exemption} action={remove} />}
        </li>
      ))}
    </ul>
  );
}

function AddExemption({
  customerId,
  taxes,
  action,
}: {
  customerId: number;
  taxes: readonly TaxData[];
  action: FormAction;
}) {
  return (
    <ActionForm action={action} className="max-w-md">
      <input type="hidden" name="customerId" value={customerId} />
      <Field label="Exempt from" name="taxId" required help="From the next invoice on.">
        <Select
          placeholder={ALL}
          required={false}
          options={taxes.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </Field>
      <Field label="Certificate" name="certificate" help="Its number, or where it is kept.">
        <TextInput maxLength={100} />
      </Field>
      <div>
        <SubmitButton pendingLabel="Saving…">Add the exemption</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What a customer is taxed by, what it is exempt from, and what an amount would cost it. */
export function CustomerTaxes({
  customer,
  data,
  timeZone,
  calculator,
  add,
  remove,
}: {
  customer: { id: number; className: string };
  data: CustomerTaxData;
  timeZone: string;
  /** Null where the class charges no taxes, or the reader may not see invoices. */
  calculator: ReactNode;
  /** Null for those who may only look, and for a closed customer. */
  add: FormAction | null;
  remove: FormAction | null;
}) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <div className="grid gap-5">
        <Card>
          <CardHeader
            title="Taxes"
            description={
              data.regimeName === null
                ? `The class “${customer.className}” charges none.`
                : `${data.regimeName}, of the class “${customer.className}”. ${PRICE_WORDS[data.prices]}.`
            }
          />
          {data.taxes.length > 0 && (
            <CardBody>
              <ul className="grid gap-2 text-sm">
                {data.taxes.map((tax) => (
                  <li key={tax.id}>
                    <span className="font-medium">{tax.name}</span>{" "}
                    <span className="text-muted">{rateWords(tax)}</span>
                  </li>
                ))}
              </ul>
            </CardBody>
          )}
        </Card>
        {calculator}
      </div>
      <div className="grid gap-5">
        <Card>
          <CardHeader title="Exemptions" />
          <CardBody>
            <Exemptions
              exemptions={data.exemptions}
              regimeName={data.regimeName}
              timeZone={timeZone}
              remove={remove}
            />
          </CardBody>
        </Card>
        {add && (
          <Card>
            <CardHeader title="Add an exemption" />
            <CardBody>
              <AddExemption customerId={customer.id} taxes={data.taxes} action={add} />
            </CardBody>
          </Card>
        )}
      </div>
    </div>
  );
}
