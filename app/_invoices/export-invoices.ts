import { routeId } from "@/app/_frame/route-id";
import { exportInvoices } from "@/lib/domain/billing";
import { parseListParams } from "@/lib/platform/list-params";
import { csvResponse, route } from "@/lib/transport/route";
import { invoiceListSpec } from "./list-params";

/** What a list of invoices shows, of one customer where the address names one. */
export function shownInvoices(search: URLSearchParams, params: Record<string, string>) {
  const { filters, q } = parseListParams(invoiceListSpec, search);
  const customerId = params.customerId ? routeId(params.customerId, "customer") : undefined;
  return { ...filters, q, customerId };
}

/** The same as a file. */
export const invoiceExport = (portal: "admin" | "reseller") =>
  route(portal, async ({ ctx, search, params }) => {
    const { headers, rows } = await exportInvoices(ctx, shownInvoices(search, params));
    return csvResponse("invoices.csv", headers, rows);
  });
