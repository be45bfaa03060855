import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { ExtractDetail } from "@/components/invoices/extract-detail";
import { ExtractList } from "@/components/invoices/extract-list";
import { PageHeader } from "@/components/ui/page-header";
import { getExtract, listExtracts } from "@/lib/domain/billing";
import { listSpec } from "@/lib/platform/list-params";
import { page } from "@/lib/transport/page";

const PATH = "/account/invoices";
const spec = listSpec({ sorts: ["id"], defaultDir: "desc", filters: {} });

/** What of its customer's invoices is this line's. */
export const extractsPage = (saveView: (form: FormData) => Promise<void>) =>
  page("account", async ({ ctx, search }) => {
    const room = await openList(ctx, { path: PATH, name: "account.invoices", spec }, search);
    const list = await listExtracts(ctx, room.input);
    return (
      <ExtractList
        header={
          <PageHeader
            title="Invoices"
            subtitle="What of each invoice is for this line. The invoice itself goes to the holder of the contract."
          />
        }
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "invoice") }}
        detail={PATH}
      />
    );
  });

/** This line's part of one invoice. */
export const extractPage = page("account", async ({ ctx, params }) => {
  const extract = await getExtract(ctx, { invoiceId: routeId(params.invoiceId, "invoice") });
  return (
    <>
      <PageHeader
        title={`Invoice ${extract.number}`}
        subtitle="Your part of it"
        breadcrumbs={[{ label: "Invoices", href: PATH }, { label: extract.number }]}
      />
      <ExtractDetail extract={extract} />
    </>
  );
});
