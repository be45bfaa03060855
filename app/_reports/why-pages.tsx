import type { StaffOrCustomer, StaffPortal } from "@/app/_frame/portals";
import { routeId } from "@/app/_frame/route-id";
import { CustomerStatusBadge } from "@/components/customers/customer-status";
import { InvoiceStatusBadge } from "@/components/invoices/invoice-status";
import { invoiceName } from "@/components/invoices/invoice-types";
import { TraceView } from "@/components/trace/trace-view";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { getCustomer } from "@/lib/domain/customers";
import { exportTrace, traceBalance, traceCustomer, traceInvoice } from "@/lib/domain/reports";
import { formatCounted } from "@/lib/platform/format";
import { type PageInput, page } from "@/lib/transport/page";
import { csvResponse, route } from "@/lib/transport/route";
import { byCursor, byPosition, cursorIn, traceData, untilIn, wordsFor } from "./why-data";

/** What of a customer can be explained. */
const ABOUTS = ["balance", "unallocated", "status"] as const;
type About = (typeof ABOUTS)[number];
const aboutIn = (search: URLSearchParams): About =>
  ABOUTS.find((about) => about === search.get("about")) ?? "balance";

const STAFF_TABS: Record<About, string> = {
  balance: "Balance",
  unallocated: "Unallocated payments",
  status: "Status",
};

type Whose = { portal: StaffOrCustomer; customerId?: string; path: string };

/** The balance of one customer: a page of its journal. */
async function balanceView({ ctx, session, search }: PageInput, { portal, customerId, path }: Whose) {
  const found = await traceBalance(ctx, { customerId, until: untilIn(search) });
  const { customer, before, events, conclusion } = found;
  const note = before && portal !== "customer" ? formatCounted(before.movements, "movement") : undefined;
  const data = traceData({
    portal,
    session,
    search,
    path,
    about: { about: "balance" },
    language: customer.language,
    currency: customer.currency,
    conclusion,
    running: "owed",
    before: before && { amount: before.balance, note },
    events,
    ...byPosition(found),
  });
  return <TraceView data={data} />;
}

/** The facts behind a customer's status, or what it paid and no invoice has used. */
async function changesView(
  { ctx, session, search }: PageInput,
  { portal, customerId, path }: Whose,
  about: "status" | "unallocated",
) {
  const found = await traceCustomer(ctx, { customerId, about, ...cursorIn(search) });
  const { customer, before, events, conclusion } = found;
  const data = traceData({
    portal,
    session,
    search,
    path,
    about: { about },
    language: customer.language,
    currency: customer.currency,
    conclusion,
    running: "pot",
    before: before === null ? null : { amount: before },
    events,
    ...byCursor(found),
  });
  return <TraceView data={data} />;
}

async function customerWhy(input: PageInput, whose: Whose) {
  const { ctx, search } = input;
  const about = aboutIn(search);
  const { portal, path } = whose;
  const customer = await getCustomer(ctx, whose.customerId ? { customerId: whose.customerId } : {});
  const { page: words, locale } = wordsFor(portal, customer.language);
  const staff = portal !== "customer";
  const own = { balance: words.owed, unallocated: words.pot, status: words.services };
  const titles = { balance: words.balance, unallocated: words.unallocated, status: words.status };
  return (
    <>
      <PageHeader
        title={
          staff ? `Why? ${STAFF_TABS[about]} of ${customer.name}` : <span lang={locale}>{titles[about]}</span>
        }
        status={<CustomerStatusBadge status={customer.status} />}
        breadcrumbs={
          staff
            ? [
                { label: "Customers", href: `/${portal}/customers` },
                { label: customer.name, href: `/${portal}/customers/${customer.id}` },
                { label: "Why?" },
              ]
            : [{ label: "Home", href: "/customer" }, { label: titles[about] }]
        }
      />
      <div className="mb-5" lang={locale}>
        <Tabs
          current={`${path}?about=${about}`}
          tabs={ABOUTS.map((one) => ({
            href: `${path}?about=${one}`,
            label: staff ? STAFF_TABS[one] : own[one],
          }))}
        />
      </div>
      {about === "balance" ? await balanceView(input, whose) : await changesView(input, whose, about)}
    </>
  );
}

/** Why a customer's balance, its unallocated payments or its status are what they are. */
export const customerWhyPage = (portal: StaffPortal) =>
  page(portal, (input) => {
    const id = routeId(input.params.customerId, "customer");
    return customerWhy(input, { portal, customerId: String(id), path: `/${portal}/customers/${id}/why` });
  });

/** The same, told to the customer. */
export const ownWhyPage = page("customer", (input) =>
  customerWhy(input, { portal: "customer", path: "/customer/why" }),
);

/** Why an invoice's amount due, its payment status and its collection status are what they are. */
export const invoiceWhyPage = (portal: StaffOrCustomer) =>
  page(portal, async ({ ctx, session, params, search }) => {
    const found = await traceInvoice(ctx, {
      invoiceId: routeId(params.invoiceId, "invoice"),
      ...cursorIn(search),
    });
    const { invoice, before } = found;
    const name = invoiceName(invoice);
    const path = `/${portal}/invoices/${invoice.id}/why`;
    const words = wordsFor(portal, found.language);
    const staff = portal !== "customer";
    return (
      <>
        <PageHeader
          title={staff ? `Why? Invoice ${name}` : <span lang={words.locale}>{words.page.invoice(name)}</span>}
          status={<InvoiceStatusBadge status={invoice.status} />}
          subtitle={staff ? invoice.customer.name : undefined}
          breadcrumbs={[
            { label: "Invoices", href: `/${portal}/invoices` },
            { label: name, href: `/${portal}/invoices/${invoice.id}` },
            { label: "Why?" },
          ]}
        />
        <TraceView
          data={traceData({
            portal,
            session,
            search,
            path,
            language: found.language,
            currency: invoice.currency,
            conclusion: found.conclusion,
            running: "left",
            before: before === null ? null : { amount: before },
            events: found.events,
            ...byCursor(found),
          })}
        />
      </>
    );
  });

/** A customer's trace as a file. Without an id in the address, the reader's own. */
export const customerWhyExport = (portal: StaffOrCustomer) =>
  route(portal, async ({ ctx, params, search }) => {
    const customerId = params.customerId ? routeId(params.customerId, "customer") : undefined;
    const { name, columns, rows } = await exportTrace(ctx, { about: aboutIn(search), customerId });
    return csvResponse(`why-${name}.csv`, columns, rows);
  });

/** An invoice's trace as a file. */
export const invoiceWhyExport = (portal: StaffOrCustomer) =>
  route(portal, async ({ ctx, params }) => {
    const invoiceId = routeId(params.invoiceId, "invoice");
    const { name, columns, rows } = await exportTrace(ctx, { about: "invoice", invoiceId });
    return csvResponse(`why-${name}.csv`, columns, rows);
  });
