import { Plus } from "lucide-react";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { AccountForm } from "@/components/accounts/account-form";
import { AccountList } from "@/components/accounts/account-list";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listAccounts } from "@/lib/domain/accounts";
import { type CustomerDetail, getCustomer } from "@/lib/domain/customers";
import type { FormAction } from "@/lib/platform/action-result";
import { can, type PageInput, page } from "@/lib/transport/page";
import { mainProducts } from "./account-pages";
import { accountSpec } from "./list-params";

type Portal = "admin" | "reseller";

/** The tab with the lines of one customer. */
export async function CustomerAccounts(
  { ctx, session, search }: PageInput,
  portal: Portal,
  customer: Pick<CustomerDetail, "id" | "closedAt">,
  saveView: (form: FormData) => Promise<void>,
) {
  const path = `/${portal}/customers/${customer.id}/accounts`;
  const room = await openList(ctx, { path, name: "customer-accounts", spec: accountSpec }, search);
  const list = await listAccounts(ctx, { ...room.input, customerId: customer.id });
  const add = can(session, "account:create") && customer.closedAt === null && (
    <ButtonLink href={`${path}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      Add account
    </ButtonLink>
  );
  return (
    <AccountList
      header={null}
      base={`/${portal}/accounts`}
      rows={list.rows}
      searched={list.searched}
      state={{ ...room, saveView, pages: pagesOf(room.url, list, "account") }}
      timeZone={session.timeZone}
      withReseller={false}
      add={add}
    />
  );
}

export const newAccountPage = (portal: Portal, action: FormAction) =>
  page(portal, async (input) => {
    const customer = await getCustomer(input.ctx, {
      customerId: routeId(input.params.customerId, "customer"),
    });
    const base = `/${portal}/customers/${customer.id}`;
    return (
      <>
        <PageHeader
          title="Add account"
          breadcrumbs={[
            { label: "Customers", href: `/${portal}/customers` },
            { label: customer.name, href: base },
            { label: "Accounts", href: `${base}/accounts` },
            { label: "Add account" },
          ]}
        />
        <AccountForm
          action={action}
          customerId={customer.id}
          products={await mainProducts(input, customer)}
          masked={false}
          cancelHref={`${base}/accounts`}
        />
      </>
    );
  });
