import { routeId } from "@/app/_frame/route-id";
import { exportInvoiceLines, exportInvoicePdfs, exportInvoices, getInvoicePdf } from "@/lib/domain/billing";
import { parseListParams } from "@/lib/platform/list-params";
import { fileResponse, zipResponse } from "@/lib/transport/download";
import { csvResponse, route } from "@/lib/transport/route";
import { invoiceListSpec } from "./list-params";

/** What a list of invoices shows, of one customer where the address names one. */
export function shownInvoices(search: URLSearchParams, params: Record<string, string>) {
  const { filters, q } = parseListParams(invoiceListSpec, search);
  const customerId = params.customerId ? routeId(params.customerId, "customer") : filters.customerId;
  return { ...filters, q, customerId };
}

/** The same as a file. */
export const invoiceExport = (portal: "admin" | "reseller") =>
  route(portal, async ({ ctx, search, params }) => {
    const { headers, rows } = await exportInvoices(ctx, shownInvoices(search, params));
    return csvResponse("invoices.csv", headers, rows);
  });

/** Their PDFs in one archive. */
export const invoicePdfsExport = (portal: "admin" | "reseller") =>
  route(portal, async ({ ctx, search, params }) => {
    const { files } = await exportInvoicePdfs(ctx, shownInvoices(search, params));
    return zipResponse("invoices.zip", asEntries(files));
  });

async function* asEntries(files: AsyncIterable<{ fileName: string; pdf: Uint8Array }>) {
  for await (const { fileName, pdf } of files) yield { name: fileName, bytes: pdf };
}

/** One invoice as a PDF. */
export const invoicePdf = (portal: "admin" | "reseller" | "distributor" | "customer") =>
  route(portal, async ({ ctx, params }) => {
    const { fileName, pdf } = await getInvoicePdf(ctx, { invoiceId: routeId(params.invoiceId, "invoice") });
    return fileResponse(fileName, "application/pdf", pdf);
  });

/** Every line of one invoice. */
export const invoiceLines = (portal: "admin" | "reseller" | "distributor" | "customer") =>
  route(portal, async ({ ctx, params }) => {
    const { name, headers, rows } = await exportInvoiceLines(ctx, {
      invoiceId: routeId(params.invoiceId, "invoice"),
    });
    return csvResponse(`${name}.csv`, headers, rows);
  });
