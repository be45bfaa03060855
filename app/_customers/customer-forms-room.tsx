import { ChooseOwner } from "@/components/customers/choose-owner";
import { EditCustomerForms, NewCustomerForm, type TermChoices } from "@/components/customers/customer-form";
import { PageHeader } from "@/components/ui/page-header";
import { type CustomerDetail, getCustomerDefaults } from "@/lib/domain/customers";
import {
  listClassChoices,
  listCurrencyChoices,
  listDistributorChoices,
  listResellerChoices,
  listTimeZoneChoices,
} from "@/lib/domain/parties";
import type { FormAction } from "@/lib/platform/action-result";
import { can, type Loaded } from "@/lib/transport/session";

type Owner = { resellerId?: string };

async function termChoices({ ctx, session }: Loaded, owner: Owner, currency?: string): Promise<TermChoices> {
  const [classes, zones, distributors] = await Promise.all([
    listClassChoices(ctx, { ...owner, currency }),
    listTimeZoneChoices(ctx, {}),
    can(session, "distributor:read") ? listDistributorChoices(ctx, owner) : [],
  ]);
  return {
    classes: classes.map(({ id, name }) => ({ value: String(id), label: name })),
    timeZones: zones.map(({ name }) => ({ value: name, label: name })),
    distributors: distributors.map(({ id, name }) => ({ value: String(id), label: name })),
  };
}

/** A new customer: first whose it is (operators choose a reseller or the company itself), then the form. */
export async function newCustomerRoom(
  portal: "admin" | "reseller",
  loaded: Loaded,
  search: URLSearchParams,
  action: FormAction,
) {
  const base = `/${portal}/customers`;
  const { ctx, session } = loaded;
  const resellerId = search.get("resellerId") ?? "";
  const resellers =
    portal === "admin" && can(session, "reseller:read") ? await listResellerChoices(ctx, {}) : [];
  const owner = resellerId === "" ? {} : { resellerId };
  const [choices, currencies, proposed] = await Promise.all([
    termChoices(loaded, owner),
    listCurrencyChoices(ctx, {}),
    getCustomerDefaults(ctx, owner),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Customers", href: base }, { label: "New customer" }]}
        title="New customer"
      />
      {resellers.length > 0 && (
        <ChooseOwner
          action={`${base}/new`}
          companyName={session.companyName}
          resellers={resellers.map(({ id, name }) => ({ value: String(id), label: name }))}
          chosen={resellerId}
        />
      )}
      <NewCustomerForm
        key={resellerId}
        action={action}
        choices={choices}
        currencies={currencies.map(({ code, name }) => ({ value: code, label: `${code}, ${name}` }))}
        resellerId={resellerId || undefined}
        proposed={proposed}
        cancelHref={base}
      />
    </>
  );
}

/** Contact and terms of a customer, as far as the person may change them. */
export async function editCustomerRoom(
  portal: "admin" | "reseller",
  loaded: Loaded,
  customer: CustomerDetail,
  actions: { contact: FormAction; terms: FormAction },
) {
  const owner = customer.resellerId === 0 ? {} : { resellerId: String(customer.resellerId) };
  return (
    <EditCustomerForms
      customer={customer}
      contact={can(loaded.session, "customer:contact") ? actions.contact : null}
      terms={can(loaded.session, "customer:update") ? actions.terms : null}
      choices={await termChoices(loaded, owner, customer.currency)}
      cancelHref={`/${portal}/customers/${customer.id}`}
    />
  );
}
