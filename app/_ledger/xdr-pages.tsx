import { ArrowLeftRight } from "lucide-react";
import { z } from "zod";
import { isStaff, type StaffPortal } from "@/app/_frame/portals";
import { hasOwnRight, requireOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { type ListShown, openList, pagesOf, type SaveView } from "@/app/_lists/list-room";
import { allocationsOf } from "@/app/_payments/payment-pages";
import { ChargeControl } from "@/components/ledger/charge-control";
import { TakeBackForm } from "@/components/ledger/take-back-form";
import { TransactionForm } from "@/components/ledger/transaction-form";
import { RevertControl, XdrDetail } from "@/components/ledger/xdr-detail";
import { XdrList } from "@/components/ledger/xdr-list";
import { XdrSums } from "@/components/ledger/xdr-sums";
import { titleOf } from "@/components/ledger/xdr-words";
import type { AllocationActions } from "@/components/payments/allocations-card";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { WhyItCosts } from "@/components/usage/call-detail";
import { listAccounts } from "@/lib/domain/accounts";
import { type CustomerDetail, getCustomer } from "@/lib/domain/customers";
import { getXdr, listXdrs, sumXdrs, XDR_KINDS, type XdrItem } from "@/lib/domain/ledger";
import { findRecordOfXdr } from "@/lib/domain/usage";
import type { FormAction } from "@/lib/platform/action-result";
import { listSpec } from "@/lib/platform/list-params";
import { isPlainDate } from "@/lib/platform/time";
import { can, type PageInput, page } from "@/lib/transport/page";
import type { Portal } from "@/lib/transport/portals";

/** Those who look after customers of their own, and so see the journals of many. */
const hasCustomers = (portal: Portal) => isStaff(portal) || portal === "distributor";
/** A distributor's customers have lines, and no room of theirs in its portal. */
const hasAccounts = (portal: Portal) => portal !== "account" && portal !== "distributor";

const day = z.string().refine(isPlainDate);
const spec = listSpec({
  sorts: ["id"],
  defaultDir: "desc",
  filters: { kind: z.enum(XDR_KINDS), from: day, to: day },
});

async function xdrList({ ctx, session, search }: PageInput, shown: ListShown<Portal>) {
  const { portal, path, customerId } = shown;
  const room = await openList(ctx, { path, name: `${portal}.xdrs`, spec }, search);
  const wanted = { ...room.input, customerId };
  const [list, sums] = await Promise.all([
    listXdrs(ctx, wanted),
    room.input.from ? sumXdrs(ctx, wanted) : [],
  ]);
  const base = `/${portal}/xdrs`;
  const many = hasCustomers(portal) && customerId === undefined;
  return (
    <XdrList
      header={shown.header}
      rows={list.rows}
      state={{ ...room, saveView: shown.saveView, pages: pagesOf(room.url, list, "row") }}
      timeZone={session.timeZone}
      detail={base}
      customers={many ? `/${portal}/customers` : undefined}
      accounts={hasAccounts(portal) ? `/${portal}/accounts` : undefined}
      reverts={isStaff(portal) && hasOwnRight(session, "xdr:revert")}
      withAccount={portal !== "account"}
      exportable={
        isStaff(portal) && hasOwnRight(session, "xdr:export")
          ? customerId === undefined
            ? `${base}/export`
            : `${path}/export`
          : undefined
      }
      sums={sums.length > 0 && <XdrSums sums={sums} />}
    />
  );
}

/** The journal of everyone in sight. */
export const xdrsPage = (portal: StaffPortal | "distributor", saveView: SaveView) =>
  page(portal, (input) =>
    xdrList(input, {
      portal,
      saveView,
      path: `/${portal}/xdrs`,
      header: <PageHeader title="xDRs" subtitle="Everything that moved a balance, the last booked first." />,
    }),
  );

/** The journal of the customer or the line that is looking. */
export const ownXdrsPage = (portal: "customer" | "account", saveView: SaveView) =>
  page(portal, (input) =>
    xdrList(input, {
      portal,
      saveView,
      path: `/${portal}/xdrs`,
      header: <PageHeader title="Charges and payments" subtitle="Everything that moved your balance." />,
    }),
  );

type CustomerJournal = { portal: StaffPortal; saveView: SaveView; charge: FormAction };

/** The tab with one customer's journal, and what may be booked there. */
export async function customerXdrs(
  input: PageInput,
  customer: CustomerDetail,
  { portal, saveView, charge }: CustomerJournal,
) {
  const path = `/${portal}/customers/${customer.id}/xdrs`;
  const books = hasOwnRight(input.session, "xdr:adjust");
  const header = books && (
    <div className="mb-3 flex flex-wrap justify-end gap-2">
      <ChargeControl customer={customer} action={charge} />
      <ButtonLink href={`${path}/new`} variant="primary" icon={<ArrowLeftRight aria-hidden="true" />}>
        New transaction
      </ButtonLink>
    </div>
  );
  return xdrList(input, { portal, saveView, path, customerId: customer.id, header });
}

/** The trace of the balance up to this movement, for those who may ask. */
function whyHref(portal: Portal, session: PageInput["session"], xdr: XdrItem): string | undefined {
  if (portal === "distributor" || portal === "account" || !can(session, "collection:read")) return undefined;
  const path = portal === "customer" ? "/customer/why" : `/${portal}/customers/${xdr.customer.id}/why`;
  return `${path}?about=balance&until=${xdr.position}`;
}

const crumbs = (portal: Portal, customer: { id: number; name: string }) => [
  { label: "Customers", href: `/${portal}/customers` },
  { label: customer.name, href: `/${portal}/customers/${customer.id}` },
  {
    label: "xDRs",
    href: isStaff(portal) ? `/${portal}/customers/${customer.id}/xdrs` : `/${portal}/xdrs`,
  },
];

export const newTransactionPage = (portal: StaffPortal, action: FormAction) =>
  page(portal, async ({ ctx, session, params }) => {
    requireOwnRight(session, "xdr:adjust");
    const customer = await getCustomer(ctx, { customerId: routeId(params.customerId, "customer") });
    const lines = can(session, "account:read")
      ? (await listAccounts(ctx, { customerId: customer.id, pageSize: 100 })).rows
      : [];
    const base = `/${portal}/customers/${customer.id}/xdrs`;
    return (
      <>
        <PageHeader
          title="New transaction"
          breadcrumbs={[...crumbs(portal, customer), { label: "New transaction" }]}
        />
        <TransactionForm
          customerId={customer.id}
          currency={customer.currency}
          accounts={lines.map(({ id, identifier, name }) => ({
            value: String(id),
            label: name ? `${identifier} (${name})` : identifier,
          }))}
          action={action}
          cancelHref={base}
        />
      </>
    );
  });

const whyLinks = (portal: Portal, session: PageInput["session"]) => ({
  calls: portal === "admin" ? "/admin/usage/calls" : `/${portal}/usage`,
  tariffs: isStaff(portal) && can(session, "tariff:read") ? `/${portal}/tariffs` : undefined,
});

const showsAllocations = (session: PageInput["session"], { kind, reverses }: XdrItem) =>
  kind === "payment" && reverses === null && can(session, "payment:read");

/** One movement of a balance. `revert` where this portal's people may take one back. */
export const xdrPage = (portal: Portal, revert?: FormAction, allocations?: AllocationActions) =>
  page(portal, async ({ ctx, session, params }) => {
    const xdr = await getXdr(ctx, { xdrId: routeId(params.xdrId, "xdr") });
    const reverts = revert && xdr.revertible && hasOwnRight(session, "xdr:revert");
    const used = can(session, "usage:read") ? await findRecordOfXdr(ctx, { xdrId: xdr.id }) : null;
    return (
      <>
        <PageHeader
          title={titleOf(xdr)}
          subtitle={`xDR ${xdr.id}`}
          breadcrumbs={
            hasCustomers(portal)
              ? [...crumbs(portal, xdr.customer), { label: `xDR ${xdr.id}` }]
              : [{ label: "Charges and payments", href: `/${portal}/xdrs` }, { label: titleOf(xdr) }]
          }
          actions={reverts && <RevertControl xdr={xdr} action={revert} />}
        />
        <div className="grid gap-5">
          <XdrDetail
            xdr={xdr}
            timeZone={session.timeZone}
            links={{
              xdrs: `/${portal}/xdrs`,
              customers: hasCustomers(portal) ? `/${portal}/customers` : undefined,
              accounts: hasAccounts(portal) ? `/${portal}/accounts` : undefined,
              why: whyHref(portal, session, xdr),
            }}
          />
          {portal !== "account" &&
            portal !== "distributor" &&
            showsAllocations(session, xdr) &&
            (await allocationsOf({ ctx, session }, portal, xdr.id, allocations))}
          {used && <WhyItCosts record={used} links={whyLinks(portal, session)} />}
        </div>
      </>
    );
  });

/** Taking one movement back: what is booked, and why. The list leads here, and it works without script. */
export const takeBackPage = (portal: StaffPortal, action: FormAction) =>
  page(portal, async ({ ctx, session, params }) => {
    requireOwnRight(session, "xdr:revert");
    const xdr = await getXdr(ctx, { xdrId: routeId(params.xdrId, "xdr") });
    const one = `/${portal}/xdrs/${xdr.id}`;
    return (
      <>
        <PageHeader
          title={`Take back: ${titleOf(xdr)}`}
          subtitle={`xDR ${xdr.id}`}
          breadcrumbs={[
            ...crumbs(portal, xdr.customer),
            { label: `xDR ${xdr.id}`, href: one },
            { label: "Take back" },
          ]}
        />
        {xdr.revertible ? (
          <TakeBackForm xdr={xdr} action={action} cancelHref={one} />
        ) : (
          <Alert
            tone="info"
            title="This can't be taken back"
            actions={<ButtonLink href={one}>Back</ButtonLink>}
          >
            {xdr.reversedBy === null
              ? "It belongs to an invoice or takes something back itself."
              : "It was taken back already."}
          </Alert>
        )}
      </>
    );
  });
