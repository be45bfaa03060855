import { auditPanel } from "@/app/_audit/audit-room";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { subscriptionListParams } from "@/app/_subscriptions/list-params";
import { AccountFacts } from "@/components/accounts/account-facts";
import { AccountForm } from "@/components/accounts/account-form";
import { type AccountActions, AccountHeader } from "@/components/accounts/account-header";
import { AccountList } from "@/components/accounts/account-list";
import { lineTitle } from "@/components/accounts/account-types";
import { CloseForGood } from "@/components/customers/close-for-good";
import { SubscriptionsPanel } from "@/components/subscriptions/subscriptions-panel";
import { PageHeader } from "@/components/ui/page-header";
import { type AccountItem, getAccount, listAccounts } from "@/lib/domain/accounts";
import { listProductChoices } from "@/lib/domain/catalog";
import { closeAccount, getAccountsSubscriptions } from "@/lib/domain/subscriptions";
import type { FormAction } from "@/lib/platform/action-result";
import { can, type PageInput, page } from "@/lib/transport/page";
import { accountSpec } from "./list-params";

/** The operator's and the reseller's rooms are the same rooms; only the portal and its actions differ. */
type Portal = "admin" | "reseller";
type Room = { portal: Portal; saveView: (form: FormData) => Promise<void> };

const listOf = (portal: Portal) => `/${portal}/accounts`;
const customerOf = (portal: Portal, customerId: number) => `/${portal}/customers/${customerId}`;

const crumbs = (portal: Portal, account: AccountItem, ...rest: { label: string; href?: string }[]) => [
  { label: account.customerName, href: customerOf(portal, account.customerId) },
  { label: "Accounts", href: `${customerOf(portal, account.customerId)}/accounts` },
  { label: account.identifier, href: `${listOf(portal)}/${account.id}` },
  ...rest,
];

export const accountsPage = ({ portal, saveView }: Room) =>
  page(portal, async ({ ctx, session, search }) => {
    const base = listOf(portal);
    const room = await openList(ctx, { path: base, name: "accounts", spec: accountSpec }, search);
    const list = await listAccounts(ctx, room.input);
    return (
      <AccountList
        header={
          <PageHeader
            title="Accounts"
            subtitle="Every line, access and card, with the customer who pays for it."
          />
        }
        base={base}
        rows={list.rows}
        searched={list.searched}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "account") }}
        timeZone={session.timeZone}
        customerHref={(customerId) => customerOf(portal, customerId)}
        withReseller={portal === "admin"}
      />
    );
  });

const accountIn = ({ ctx, params }: PageInput) =>
  getAccount(ctx, { accountId: routeId(params.accountId, "account") });

async function subscriptionsOf({ ctx, session, search }: PageInput, { id, customerId }: AccountItem) {
  if (!can(session, "subscription:read")) return null;
  const { status, query, params } = subscriptionListParams(search);
  const list = await getAccountsSubscriptions(ctx, { ...query, customerId, accountId: id, sort: "flat" });
  return { status, params, list };
}

export const accountPage = (portal: Portal, actions: AccountActions) =>
  page(portal, async (input) => {
    const { session } = input;
    const account = await accountIn(input);
    const base = `${listOf(portal)}/${account.id}`;
    const customer = customerOf(portal, account.customerId);
    const shown = await subscriptionsOf(input, account);
    const addable = can(session, "subscription:create") && account.closedAt === null;
    const detail = (subscriptionId: number) => `${customer}/subscriptions/${subscriptionId}`;
    return (
      <>
        <AccountHeader
          base={base}
          account={account}
          customerHref={customer}
          breadcrumbs={crumbs(portal, account).map(({ label, href }, n) =>
            n < 2 ? { label, href } : { label },
          )}
          rights={{
            edit: can(session, "account:update"),
            block: can(session, "account:close"),
            close: hasOwnRight(session, "account:close"),
            actAsHref: hasOwnRight(session, "impersonate:account") ? `${base}/log-in-as` : null,
          }}
          actions={actions}
        />
        <div className="grid gap-5">
          {shown && (
            <div className="min-w-0">
              <SubscriptionsPanel
                list={shown.list}
                url={{ path: base, params: shown.params }}
                status={shown.status}
                audience="staff"
                links={{
                  detail: ({ subscriptionId }) => detail(subscriptionId),
                  close: can(session, "subscription:close") ? `${customer}/subscriptions/close` : undefined,
                  add: addable ? `${customer}/subscriptions/new?accountId=${account.id}` : undefined,
                }}
              />
            </div>
          )}
          <AccountFacts account={account} timeZone={session.timeZone} customerHref={customer} />
          {portal === "admin" && (await auditPanel(input, { type: "account", id: account.id }))}
        </div>
      </>
    );
  });

/** Main products for a line of this provider and currency, as a select shows them. */
export async function mainProducts(
  { ctx, session }: PageInput,
  owner: { resellerId: number; currency: string },
) {
  if (!can(session, "product:read")) return null;
  const choices = await listProductChoices(ctx, {
    owner: owner.resellerId,
    currency: owner.currency,
    kind: "main",
  });
  return choices.map(({ id, name }) => ({ value: String(id), label: name }));
}

export const editAccountPage = (portal: Portal, action: FormAction) =>
  page(portal, async (input) => {
    const account = await accountIn(input);
    const back = `${listOf(portal)}/${account.id}`;
    const products = await mainProducts(input, account);
    // A product off the shelf stays with the lines that have it.
    const own = { value: String(account.productId), label: account.productName ?? "" };
    const kept = account.productId === null || products?.some(({ value }) => value === own.value);
    return (
      <>
        <PageHeader
          title={`Edit ${lineTitle(account)}`}
          breadcrumbs={crumbs(portal, account, { label: "Edit" })}
        />
        <AccountForm
          action={action}
          account={account}
          customerId={account.customerId}
          products={products && (kept ? products : [own, ...products])}
          masked={!can(input.session, "pii:view")}
          cancelHref={back}
        />
      </>
    );
  });

export const closeAccountPage = (portal: Portal, action: FormAction) =>
  page(portal, async (input) => {
    const account = await accountIn(input);
    const { output } = await closeAccount.dryRun(input.ctx, { accountId: account.id, reason: "preview" });
    const sees = can(input.session, "pii:view");
    return (
      <>
        <PageHeader
          title={`Close ${lineTitle(account)}`}
          breadcrumbs={crumbs(portal, account, { label: "Close" })}
        />
        <CloseForGood
          what="account"
          field="accountId"
          id={account.id}
          confirmWord={sees ? account.identifier : String(account.id)}
          preview={output}
          action={action}
          backHref={`${listOf(portal)}/${account.id}`}
        />
      </>
    );
  });
