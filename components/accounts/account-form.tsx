import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { choicesOf } from "../form/choices-of";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { DateInput, TextInput } from "../form/text-input";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import { type AccountData, BILLING_MODEL_HELP, BILLING_MODEL_NAMES, ROLE_NAMES } from "./account-types";

type Option = { value: string; label: string };

const ROLES = choicesOf(ROLE_NAMES);
const MODELS = Object.entries(BILLING_MODEL_NAMES).map(([value, label]) => ({
  value,
  label: `${label}: ${BILLING_MODEL_HELP[value]?.toLowerCase()}`,
}));

function PersonalFields({ account }: { account?: AccountData }) {
  return (
    <>
      <Field label="Number or user name" name="identifier" required help="Unique; how the network knows it.">
        <TextInput defaultValue={account?.identifier} autoComplete="off" maxLength={64} />
      </Field>
      <Field label="Name" name="name" help="Who or what uses it.">
        <TextInput defaultValue={account?.name} autoComplete="off" maxLength={120} />
      </Field>
      <Field label="E-mail" name="email">
        <TextInput type="email" defaultValue={account?.email} autoComplete="off" />
      </Field>
    </>
  );
}

/** A new line of a customer, or an existing one to change. */
export function AccountForm({
  action,
  account,
  customerId,
  products,
  masked,
  cancelHref,
}: {
  action: FormAction;
  account?: AccountData;
  customerId: number;
  /** Main products in the customer's currency; null where the person may not see products. */
  products: Option[] | null;
  /** Who sees masks keeps them out of the form. */
  masked: boolean;
  cancelHref: string;
}) {
  return (
    <Card>
      <CardBody>
        <ActionForm action={action}>
          {account ? (
            <input type="hidden" name="accountId" value={account.id} />
          ) : (
            <input type="hidden" name="customerId" value={customerId} />
          )}
          {masked && account && (
            <Alert tone="info">
              Number, name and email are personal data, which your role does not show. They stay as they are.
            </Alert>
          )}
          <FormGrid>
            {!(masked && account) && <PersonalFields account={account} />}
            <Field label="Kind" name="role" required>
              <Select options={ROLES} defaultValue={account?.role ?? "phone_line"} />
            </Field>
            {!account && (
              <Field
                label="Who pays"
                name="billingModel"
                required
                help="Agreed once; it can't be changed later."
              >
                <Select options={MODELS} defaultValue="credit" />
              </Field>
            )}
            {products && (
              <Field
                label="Main product"
                name="productId"
                help={
                  account ? "Close the present product's subscriptions before choosing another." : undefined
                }
              >
                <Select
                  placeholder="None"
                  options={products}
                  defaultValue={String(account?.productId ?? "")}
                />
              </Field>
            )}
            <Field
              label="First day"
              name="activatesOn"
              required={Boolean(account)}
              help={account ? undefined : "Empty for today."}
            >
              <DateInput defaultValue={account?.activatesOn} />
            </Field>
            <Field label="Last day" name="expiresOn" help="Included. Empty for no end.">
              <DateInput defaultValue={account?.expiresOn ?? ""} />
            </Field>
          </FormGrid>
          <FormActions>
            <SubmitButton>{account ? "Save" : "Add account"}</SubmitButton>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
