import { z } from "zod";
import { isStaff, type StaffOrCustomer, type StaffPortal } from "@/app/_frame/portals";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { type ListShown, openList, pagesOf, type SaveView } from "@/app/_lists/list-room";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { CallFacts, WhyItCosts } from "@/components/usage/call-detail";
import { CallList } from "@/components/usage/call-list";
import { QuotaBars } from "@/components/usage/quota-bars";
import { RateAgain, RateDaysAgain } from "@/components/usage/rate-again-control";
import { TopUpControl } from "@/components/usage/top-up-control";
import { UsageSums } from "@/components/usage/usage-sums";
import { towards } from "@/components/usage/usage-words";
import { listAccounts } from "@/lib/domain/accounts";
import { USAGE_SERVICES } from "@/lib/domain/catalog";
import type { CustomerDetail } from "@/lib/domain/customers";
import { getQuota, getRecord, listRecords, sumUsage } from "@/lib/domain/usage";
import type { FormAction } from "@/lib/platform/action-result";
import { listSpec } from "@/lib/platform/list-params";
import { isPlainDate } from "@/lib/platform/time";
import { can, type PageInput, page } from "@/lib/transport/page";

type Portal = StaffOrCustomer | "account";

const day = z.string().refine(isPlainDate);
const spec = listSpec({
  sorts: ["id"],
  defaultDir: "desc",
  filters: { kind: z.enum(USAGE_SERVICES), from: day, to: day },
});

/** `detail` is where one record's page is. */
type Shown = ListShown<Portal> & { detail: string };

/** What was used, as the address of the list asks for it. */
export async function callList({ ctx, session, search }: PageInput, shown: Shown) {
  const { portal, path, customerId, detail } = shown;
  const room = await openList(ctx, { path, name: `${portal}.usage`, spec }, search);
  const wanted = { ...room.input, customerId };
  const [list, sums] = await Promise.all([
    listRecords(ctx, wanted),
    room.input.from ? sumUsage(ctx, { customerId, from: room.input.from, to: room.input.to }) : [],
  ]);
  const many = isStaff(portal) && customerId === undefined;
  return (
    <CallList
      header={shown.header}
      rows={list.rows}
      state={{ ...room, saveView: shown.saveView, pages: pagesOf(room.url, list, "record") }}
      timeZone={session.timeZone}
      detail={detail}
      customers={many ? `/${portal}/customers` : undefined}
      accounts={portal === "account" ? undefined : `/${portal}/accounts`}
      withAccount={portal !== "account"}
      exportable={isStaff(portal) && hasOwnRight(session, "xdr:export") ? `${path}/export` : undefined}
      notice={sums.length > 0 && <UsageSums sums={sums} />}
    />
  );
}

/** Calls of the customer or the line that is looking, below what is included. */
export const ownUsagePage = (portal: "customer" | "account", saveView: SaveView) =>
  page(portal, async (input) => {
    const quotas = await getQuota(input.ctx, {});
    const path = `/${portal}/usage`;
    const header = (
      <>
        <PageHeader title="Usage" subtitle="What you used, and what is left of what your plan includes." />
        <QuotaBars quotas={quotas} withAccount={portal === "customer"} />
      </>
    );
    return callList(input, { portal, path, detail: path, saveView, header });
  });

type CustomerUsage = {
  portal: StaffPortal;
  saveView: SaveView;
  topUp: FormAction;
  rerate?: FormAction;
};

/** The tab with one customer's calls, what is included and what is left of it. */
export async function customerUsage(
  input: PageInput,
  customer: CustomerDetail,
  { portal, saveView, topUp, rerate }: CustomerUsage,
) {
  const { ctx, session } = input;
  const quotas = await getQuota(ctx, { customerId: customer.id });
  const tops = hasOwnRight(session, "usage:topup") && quotas.length > 0;
  const [line] = tops ? (await listAccounts(ctx, { customerId: customer.id, pageSize: 10 })).rows : [];
  const rates = rerate && hasOwnRight(session, "usage:rerate");
  const header = (
    <>
      {(line || rates) && (
        <div className="mb-3 flex flex-wrap justify-end gap-2">
          {rates && <RateDaysAgain customerId={customer.id} action={rerate} />}
          {line && <TopUpControl quotas={quotas} account={line.id} action={topUp} />}
        </div>
      )}
      <QuotaBars quotas={quotas} withAccount />
    </>
  );
  const detail = portal === "admin" ? "/admin/usage/calls" : "/reseller/usage";
  const path = `/${portal}/customers/${customer.id}/usage`;
  return callList(input, { portal, path, detail, saveView, header, customerId: customer.id });
}

const LIST: Record<Portal, string> = {
  admin: "/admin/usage/calls",
  reseller: "/reseller/usage",
  customer: "/customer/usage",
  account: "/account/usage",
};

/** One record, and why it costs what it costs. `rerate` where this portal's people may rate it again. */
export const callPage = (portal: Portal, rerate?: FormAction) =>
  page(portal, async ({ ctx, session, params }) => {
    const record = await getRecord(ctx, { recordId: routeId(params.recordId, "record") });
    const staff = isStaff(portal);
    const current = record.supersededAt === null && record.xdrId !== null;
    const rates = rerate && current && hasOwnRight(session, "usage:rerate");
    const links = {
      xdrs: can(session, "xdr:read") ? `/${portal}/xdrs` : undefined,
      customers: staff ? `/${portal}/customers` : undefined,
      accounts: portal === "account" ? undefined : `/${portal}/accounts`,
      tariffs: staff && can(session, "tariff:read") ? `/${portal}/tariffs` : undefined,
      files: portal === "admin" && can(session, "usage:import") ? "/admin/usage/files" : undefined,
    };
    return (
      <>
        <PageHeader
          title={towards(record)}
          breadcrumbs={[{ label: "Usage", href: LIST[portal] }, { label: towards(record) }]}
          actions={rates && <RateAgain recordId={record.id} action={rerate} />}
        />
        <div className="grid gap-5">
          {record.supersededAt && (
            <Alert tone="warning">This was rated anew since. The charge below was taken back.</Alert>
          )}
          <WhyItCosts record={record} links={links} />
          <CallFacts record={record} links={links} timeZone={session.timeZone} />
        </div>
      </>
    );
  });
