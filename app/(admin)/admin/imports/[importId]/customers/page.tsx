import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { ImportedCustomers } from "@/components/imports/imported-customers";
import { getImport, listImportRows } from "@/lib/domain/imports";
import { can, page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Imported customers" };

export default page("admin", async ({ ctx, session, params, search }) => {
  const importId = routeId(params.importId, "import");
  const after = /^\d{1,9}$/.test(search.get("after") ?? "") ? Number(search.get("after")) : 0;
  const { fileName, imported } = await getImport(ctx, { importId });
  const { rows, next } = await listImportRows(ctx, { importId, which: "imported", after, limit: 50 });
  const path = `/admin/imports/${importId}/customers`;
  return (
    <ImportedCustomers
      importId={importId}
      fileName={fileName}
      rows={rows}
      firstHref={after > 0 ? path : null}
      nextHref={next ? `${path}?after=${next}` : null}
      total={imported}
      mayOpen={can(session, "customer:read")}
    />
  );
});
