import type { ReactNode } from "react";
import { subscriptionListParams } from "@/app/_subscriptions/list-params";
import { OwnLineFacts } from "@/components/accounts/account-facts";
import { AccountStatusBadge } from "@/components/accounts/account-status";
import { lineTitle } from "@/components/accounts/account-types";
import { SubscriptionsPanel } from "@/components/subscriptions/subscriptions-panel";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { getAccount } from "@/lib/domain/accounts";
import { getAccountsSubscriptions } from "@/lib/domain/subscriptions";
import { can, type PageInput } from "@/lib/transport/page";

type Place = {
  /** Left out in a line's own portal: it means itself. */
  accountId?: number;
  path: string;
  subscriptionsPath: string;
  breadcrumbs?: Crumb[];
  /** What its next invoice will be. */
  forecast?: ReactNode;
};

/** One line, as its customer and its users see it: what it is, what it has, what that costs. */
export async function OwnLine({ ctx, session, search }: PageInput, place: Place) {
  const account = await getAccount(ctx, { accountId: place.accountId });
  const { status, query, params } = subscriptionListParams(search);
  const list = can(session, "subscription:read")
    ? await getAccountsSubscriptions(ctx, { ...query, accountId: account.id, sort: "flat" })
    : null;
  return (
    <>
      <PageHeader
        title={lineTitle(account)}
        status={<AccountStatusBadge status={account.status} />}
        subtitle={account.productEndUserName || account.productName || undefined}
        breadcrumbs={place.breadcrumbs && [...place.breadcrumbs, { label: account.identifier }]}
      />
      <div className="grid gap-5">
        {place.forecast}
        {list && (
          <div className="min-w-0">
            <SubscriptionsPanel
              list={list}
              url={{ path: place.path, params }}
              status={status}
              audience="subscriber"
              links={{ detail: ({ subscriptionId }) => `${place.subscriptionsPath}/${subscriptionId}` }}
            />
          </div>
        )}
        <OwnLineFacts account={account} timeZone={session.timeZone} />
      </div>
    </>
  );
}
