import { CalendarX2, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { formatCounted } from "@/lib/platform/format";
import { BulkAction, BulkBar } from "../list/bulk-bar";
import { CellLink } from "../list/cell-link";
import { DataTable, type RowGroup } from "../list/data-table";
import { type ListUrl, listHref } from "../list/list-href";
import { Pagination } from "../list/pagination";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import { subscriptionColumns } from "./columns";
import { TotalsBar } from "./totals-bar";
import type { Audience, SubscriptionLine, SubscriptionList, Total } from "./types";
import { ViewLinks } from "./view-links";
import { namesOf, placeOf } from "./words";

export type SubscriptionLinks = {
  detail: (line: SubscriptionLine) => string;
  account?: (accountId: number) => string;
  /** The page that previews a closing; left out where nothing may be closed. */
  close?: string;
  /** The page that adds one; left out where nothing may be added. */
  add?: string;
};

type PanelProps = {
  list: SubscriptionList;
  url: ListUrl;
  /** "current" is pending and active. */
  status: "current" | "pending" | "active" | "closed" | "all";
  /** Left out for one account's own list: there is nothing to group, and the account goes without saying. */
  grouped?: boolean;
  audience: Audience;
  links: SubscriptionLinks;
  rowActions?: (line: SubscriptionLine) => ReactNode;
};

const BULK = "subscriptions-to-close";

function Filters({ list, url, status, grouped, links }: PanelProps) {
  const { pending, active, closed } = list.statusCounts;
  const counts = { current: pending + active, pending, active, closed, all: pending + active + closed };
  const names = { current: "Current", pending: "Pending", active: "Active", closed: "Closed", all: "All" };
  const keys = ["current", "pending", "active", "closed", "all"] as const;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <ViewLinks
        label="Filter by status"
        links={keys.map((key) => ({
          href: listHref(url, { status: key === "current" ? null : key, direction: null }),
          label: names[key],
          count: counts[key],
          current: key === status,
        }))}
      />
      {grouped !== undefined && (
        <ViewLinks
          label="Arrange"
          links={[
            { href: listHref(url, { view: null, direction: null }), label: "By account", current: grouped },
            { href: listHref(url, { view: "flat", direction: null }), label: "One list", current: !grouped },
          ]}
        />
      )}
      {links.add && (
        <ButtonLink href={links.add} variant="primary" icon={<Plus />} className="sm:ml-auto">
          Add subscription
        </ButtonLink>
      )}
    </div>
  );
}

function GroupTitle({ place, href, totals }: { place: string; href?: string; totals: readonly Total[] }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-4">
      {href ? (
        <CellLink href={href} className="hover:underline">
          {place}
        </CellLink>
      ) : (
        place
      )}
      {totals.map(({ currency, now, next }) => (
        <span key={currency} className="font-normal text-muted">
          <Money amount={now} digitsOf={currency} className="font-medium text-fg" /> now ·{" "}
          <Money amount={next} digitsOf={currency} /> next
        </span>
      ))}
    </span>
  );
}

function groupsOf({ list, audience, links }: PanelProps): RowGroup<SubscriptionLine>[] {
  const groups = new Map<number | null, SubscriptionLine[]>();
  for (const line of list.rows) {
    const key = line.account?.accountId ?? null;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups].map(([accountId, rows]) => {
    const place = rows[0] ? placeOf(rows[0], audience) : "";
    const totals = list.subtotals.find((subtotal) => subtotal.accountId === accountId)?.totals ?? [];
    const href = accountId === null ? undefined : links.account?.(accountId);
    const title = <GroupTitle key={accountId ?? 0} place={place} href={href} totals={totals} />;
    return { key: accountId ?? 0, title, rows };
  });
}

function Empty({ list, url, links, audience }: PanelProps) {
  const all = list.statusCounts.pending + list.statusCounts.active + list.statusCounts.closed;
  if (all > 0)
    return (
      <EmptyState
        icon={<CalendarX2 />}
        title="None in this status"
        body={`There are ${formatCounted(all, "subscription")} in all.`}
        action={<ButtonLink href={listHref(url, { status: "all" })}>Show all</ButtonLink>}
      />
    );
  return (
    <EmptyState
      icon={<CalendarX2 />}
      title="No subscriptions yet"
      body={
        audience === "staff"
          ? "Add a plan to one of the accounts, or to the customer itself."
          : "Once you have one, its fee and dates stand here."
      }
      action={links.add && <ButtonLink href={links.add}>Add subscription</ButtonLink>}
    />
  );
}

/** All subscriptions of a customer, in every portal: totals, filters, lines grouped by account or flat, bulk closing. */
export function SubscriptionsPanel(props: PanelProps) {
  const { list, url, grouped, audience, links, rowActions } = props;
  const columns = subscriptionColumns({
    audience,
    subscriber: list.subscriber,
    withAccount: grouped === false,
  });
  const closable = (line: SubscriptionLine) =>
    line.status !== "closed" && !(audience === "subscriber" && line.obligatory);
  return (
    <>
      <TotalsBar totals={list.totals} subscriber={list.subscriber} />
      <Filters {...props} />
      <DataTable
        caption="Subscriptions"
        wide
        columns={columns}
        {...(grouped ? { groups: groupsOf(props) } : { rows: list.rows })}
        rowKey={(line) => line.subscriptionId}
        rowHref={links.detail}
        rowTone={(line) => (line.status === "closed" ? "muted" : undefined)}
        rowActions={rowActions}
        selectForm={links.close ? BULK : undefined}
        selectLabel={(line) => `${namesOf(line, audience).first}, ${placeOf(line, audience)}`}
        selectable={closable}
        empty={<Empty {...props} />}
      />
      {(list.next || list.prev || list.rows.length > 0) && (
        <Pagination
          prevHref={list.prev && listHref(url, { cursor: list.prev, direction: "prev" })}
          nextHref={list.next && listHref(url, { cursor: list.next, direction: null })}
          countLabel={formatCounted(list.count.value, "subscription")}
        />
      )}
      {links.close && (
        <BulkBar formId={BULK} action={links.close} one="subscription" many="subscriptions">
          <BulkAction verb="Close" value="close" variant="danger" />
        </BulkBar>
      )}
    </>
  );
}
