import { routeId } from "@/app/_frame/route-id";
import { getImport, rejectColumns, rejectedRows } from "@/lib/domain/imports";
import { csvResponse, route } from "@/lib/transport/route";

/** All rejected rows with their lines, reasons and the columns they came with. */
export const GET = route("admin", async ({ ctx, params }) => {
  const { id, fileName, headers } = await getImport(ctx, { importId: routeId(params.importId, "import") });
  const rows = rejectedRows(() => ctx, id);
  return csvResponse(`${fileName}.rejects.csv`, rejectColumns(headers), rows);
});
