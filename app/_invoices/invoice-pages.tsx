import { FileArchive, MessageCircleWarning } from "lucide-react";
import { ownCollection } from "@/app/_collections/own-collection";
import { isStaff, type StaffOrCustomer, type StaffPortal } from "@/app/_frame/portals";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { type ListShown, openList, pagesOf, type SaveView } from "@/app/_lists/list-room";
import { invoiceMessages } from "@/app/_messages/message-pages";
import { InvoiceActions, type InvoiceVerbs } from "@/components/invoices/invoice-actions";
import { InvoiceDownload } from "@/components/invoices/invoice-download";
import { InvoiceHero } from "@/components/invoices/invoice-hero";
import { InvoiceLines, InvoiceSummary, InvoiceTaxes } from "@/components/invoices/invoice-lines";
import { InvoiceList } from "@/components/invoices/invoice-list";
import { InvoiceParties } from "@/components/invoices/invoice-parties";
import { InvoiceStatusBadge } from "@/components/invoices/invoice-status";
import { InvoiceSums, InvoiceTotalsLine } from "@/components/invoices/invoice-sums";
import { InvoiceTimeline } from "@/components/invoices/invoice-timeline";
import { invoiceName } from "@/components/invoices/invoice-types";
import { ExportLink } from "@/components/list/export-link";
import { listHref } from "@/components/list/list-href";
import { PayLink } from "@/components/payments/pay-link";
import { WhyLink } from "@/components/trace/why-link";
import { Alert } from "@/components/ui/alert";
import { AppLink } from "@/components/ui/app-link";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import {
  getInvoice,
  getInvoiceTotals,
  type InvoiceDetail,
  listInvoices,
  sumInvoices,
} from "@/lib/domain/billing";
import type { CustomerDetail } from "@/lib/domain/customers";
import { moneySign } from "@/lib/platform/format";
import { can, type PageInput, page } from "@/lib/transport/page";
import { invoiceListSpec } from "./list-params";

type Portal = StaffOrCustomer | "distributor";

async function invoiceList({ ctx, session, search }: PageInput, shown: ListShown<Portal>) {
  const { portal, path, customerId } = shown;
  const room = await openList(ctx, { path, name: `${portal}.invoices`, spec: invoiceListSpec }, search);
  const wanted = { ...room.input, customerId: customerId ?? room.input.customerId };
  const isOwn = portal === "customer";
  const summed = Boolean(room.input.from || room.input.runId || wanted.customerId);
  const [list, sums] = await Promise.all([
    listInvoices(ctx, wanted),
    summed && !isOwn ? sumInvoices(ctx, wanted) : [],
  ]);
  const many = !isOwn && customerId === undefined;
  const exports = isStaff(portal) && hasOwnRight(session, "invoice:export");
  const file = (name: string) =>
    listHref({ path: `${path}/${name}`, params: { ...room.url.params, pageSize: undefined } });
  return (
    <InvoiceList
      header={shown.header}
      rows={list.rows}
      state={{ ...room, saveView: shown.saveView, pages: pagesOf(room.url, list, "invoice") }}
      detail={`/${portal}/invoices`}
      customers={many ? `/${portal}/customers` : undefined}
      withDrafts={isStaff(portal)}
      tools={
        exports && (
          <>
            <ExportLink href={file("export")} />
            {list.count.exact ? (
              <ExportLink href={file("pdfs")} label="Export PDFs" icon={<FileArchive aria-hidden="true" />} />
            ) : (
              <span className="self-center text-xs text-muted">
                Narrow the list to 1,000 invoices to download their PDFs.
              </span>
            )}
          </>
        )
      }
      sums={sums.length > 0 && <InvoiceSums sums={sums} />}
    />
  );
}

/** The invoices of everyone in sight. */
export const invoicesPage = (portal: StaffPortal | "distributor", saveView: SaveView) =>
  page(portal, (input) =>
    invoiceList(input, {
      portal,
      saveView,
      path: `/${portal}/invoices`,
      header: <PageHeader title="Invoices" subtitle="What was billed, the newest first." />,
    }),
  );

/** The invoices of the customer that is looking. */
export const ownInvoicesPage = (saveView: SaveView) =>
  page("customer", async (input) => {
    const [totals, standing] = await Promise.all([
      getInvoiceTotals(input.ctx, {}),
      ownCollection(input, { onInvoices: true }),
    ]);
    const header = (
      <>
        <PageHeader title="Invoices" subtitle="What was billed, and what there is to pay." />
        {standing}
        {totals.length > 0 && (
          <div className="mb-4">
            <InvoiceTotalsLine totals={totals} />
          </div>
        )}
      </>
    );
    return invoiceList(input, { portal: "customer", saveView, path: "/customer/invoices", header });
  });

/** The tab with one customer's invoices. */
export async function customerInvoices(
  input: PageInput,
  customer: CustomerDetail,
  { portal, saveView }: { portal: StaffPortal; saveView: SaveView },
) {
  const totals = await getInvoiceTotals(input.ctx, { customerId: customer.id });
  const path = `/${portal}/customers/${customer.id}/invoices`;
  const header = totals.length > 0 && (
    <div className="mb-3">
      <InvoiceTotalsLine totals={totals} />
    </div>
  );
  return invoiceList(input, { portal, saveView, path, customerId: customer.id, header });
}

function crumbs(portal: Portal, { customer, ...invoice }: InvoiceDetail) {
  const base = `/${portal}/customers/${customer.id}`;
  const own = { label: "Invoices", href: `/${portal}/invoices` };
  const here = { label: invoiceName(invoice) };
  if (portal === "customer") return [own, here];
  return [
    { label: "Customers", href: `/${portal}/customers` },
    { label: customer.name, href: base },
    isStaff(portal) ? { label: "Invoices", href: `${base}/invoices` } : own,
    here,
  ];
}

function Neighbours({ portal, invoice: { older, newer } }: { portal: Portal; invoice: InvoiceDetail }) {
  if (!older && !newer) return null;
  const link = (neighbour: typeof older, text: string) =>
    neighbour && (
      <AppLink
        href={`/${portal}/invoices/${neighbour.id}`}
        className="inline-flex min-h-8 items-center text-accent-text hover:underline"
      >
        {text}: {invoiceName(neighbour)}
      </AppLink>
    );
  return (
    <nav
      aria-label="Other invoices of this customer"
      className="flex flex-wrap justify-between gap-x-6 text-sm"
    >
      <span>{link(older, "Before it")}</span>
      <span>{link(newer, "After it")}</span>
    </nav>
  );
}

/** For the customer itself, as long as something is left to pay. */
function PayInvoice({ session, invoice }: { session: PageInput["session"]; invoice: InvoiceDetail }) {
  const open = ["unpaid", "partially_paid", "overdue"].includes(invoice.status);
  if (!open || !hasOwnRight(session, "payment:make")) return null;
  return <PayLink invoiceId={invoice.id} />;
}

const onlyAllowed = ({ session }: PageInput, actions: InvoiceVerbs): InvoiceVerbs => {
  if (session.acting) return {};
  return {
    ...(can(session, "invoice:issue") ? { approve: actions.approve } : {}),
    ...(can(session, "invoice:adjust") ? { adjust: actions.adjust, writeOff: actions.writeOff } : {}),
    ...(can(session, "invoice:void") ? { void: actions.void, reissue: actions.reissue } : {}),
    ...(can(session, "invoice:issue") ? { regeneratePdf: actions.regeneratePdf } : {}),
  };
};

/** Issued, in force, and for something: whether anything of it is left to dispute is told on the page it leads to. */
const isDisputable = ({ status, total }: InvoiceDetail): boolean =>
  !["void", "under_review", "approved"].includes(status) && moneySign(total) > 0;

/** One invoice. `actions` where this portal's people may do something with it. */
export const invoicePage = (portal: Portal, actions: InvoiceVerbs = {}) =>
  page(portal, async (input) => {
    const { ctx, session, params } = input;
    const invoice = await getInvoice(ctx, { invoiceId: routeId(params.invoiceId, "invoice") });
    const staff = isStaff(portal);
    const explained = portal !== "distributor" && can(session, "collection:read");
    const why = explained ? `/${portal}/invoices/${invoice.id}/why` : undefined;
    return (
      <>
        <PageHeader
          title={invoice.number ? `Invoice ${invoice.number}` : invoiceName(invoice)}
          status={
            <>
              <InvoiceStatusBadge status={invoice.status} />
              {why && <WhyLink href={why} about="is the status what it is" />}
            </>
          }
          subtitle={portal === "customer" ? undefined : invoice.customer.name}
          breadcrumbs={crumbs(portal, invoice)}
          actions={
            <>
              {portal === "customer" && <PayInvoice session={session} invoice={invoice} />}
              <InvoiceDownload href={`/${portal}/invoices/${invoice.id}/pdf`} />
              {portal !== "distributor" && can(session, "dispute:open") && isDisputable(invoice) && (
                <ButtonLink
                  href={`/${portal}/invoices/${invoice.id}/dispute`}
                  icon={<MessageCircleWarning aria-hidden="true" />}
                >
                  Dispute
                </ButtonLink>
              )}
              {staff && <InvoiceActions invoice={invoice} actions={onlyAllowed(input, actions)} />}
            </>
          }
        />
        <div className="grid gap-5">
          {invoice.holdReason && invoice.status === "under_review" && (
            <Alert tone="warning" title="Look at it before it goes out">
              {invoice.holdReason}
            </Alert>
          )}
          <InvoiceHero invoice={invoice} why={why} />
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="grid min-w-0 gap-5">
              <InvoiceLines invoice={invoice} file={`/${portal}/invoices/${invoice.id}/lines`} />
              <InvoiceTaxes invoice={invoice} />
            </div>
            <div className="grid min-w-0 gap-5">
              <InvoiceSummary invoice={invoice} />
              <InvoiceTimeline
                invoice={invoice}
                timeZone={session.timeZone}
                links={{
                  invoices: `/${portal}/invoices`,
                  xdrs: can(session, "xdr:read") ? `/${portal}/xdrs` : undefined,
                }}
              />
              {await invoiceMessages(input, portal, invoice.id)}
              <InvoiceParties invoice={invoice} />
            </div>
          </div>
          <Neighbours portal={portal} invoice={invoice} />
        </div>
      </>
    );
  });
