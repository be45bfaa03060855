import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { pagesOf } from "@/app/_lists/list-room";
import { OwnLines } from "@/components/accounts/own-lines";
import { CustomerOverview } from "@/components/customers/customer-overview";
import { InvoiceTotalsLine } from "@/components/invoices/invoice-sums";
import { RecentInvoices } from "@/components/invoices/recent-invoices";
import { Pagination } from "@/components/list/pagination";
import { TextLink } from "@/components/rooms/text-link";
import { listAccounts } from "@/lib/domain/accounts";
import { getInvoiceTotals, listInvoices } from "@/lib/domain/billing";
import { listSpec, parseListParams } from "@/lib/platform/list-params";
import { can, type PageInput, page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Customer" };

const spec = listSpec({ sorts: ["identifier"], filters: {} });

async function Lines({ ctx, search }: PageInput, customerId: number) {
  const { cursor, direction, pageSize } = parseListParams(spec, search);
  const list = await listAccounts(ctx, { customerId, cursor, direction, pageSize });
  const url = { path: `/distributor/customers/${customerId}`, params: {} };
  return (
    <section className="grid gap-2" id="accounts" aria-labelledby="lines">
      <h2 id="lines" className="text-base font-semibold">
        Accounts
      </h2>
      <OwnLines rows={list.rows} />
      {list.rows.length > 0 && <Pagination {...pagesOf(url, list, "account")} />}
    </section>
  );
}

async function Invoices({ ctx }: PageInput, customerId: number) {
  const [totals, list] = await Promise.all([
    getInvoiceTotals(ctx, { customerId }),
    listInvoices(ctx, { customerId, pageSize: 5 }),
  ]);
  return (
    <section className="grid gap-2" aria-labelledby="invoices">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="invoices" className="text-base font-semibold">
          Invoices
        </h2>
        {list.rows.length > 0 && (
          <TextLink href={`/distributor/invoices?customerId=${customerId}`} className="text-sm">
            All invoices
          </TextLink>
        )}
      </div>
      <InvoiceTotalsLine totals={totals} />
      <RecentInvoices rows={list.rows} base="/distributor/invoices" />
    </section>
  );
}

export default page("distributor", (input) =>
  customerPage(
    { portal: "distributor" },
    input,
    { customerId: input.params.customerId ?? "" },
    async (customer) => (
      <div className="grid gap-5">
        {can(input.session, "account:read") && (await Lines(input, customer.id))}
        {can(input.session, "invoice:read") && (await Invoices(input, customer.id))}
        <CustomerOverview customer={customer} timeZone={input.session.timeZone} />
      </div>
    ),
  ),
);
