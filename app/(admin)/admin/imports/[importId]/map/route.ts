import { routeId } from "@/app/_frame/route-id";
import { getImport } from "@/lib/domain/imports";
import { notFound } from "@/lib/platform/errors";
import { route } from "@/lib/transport/route";

/** The mapping as a file, for the next import or the command line. */
export const GET = route("admin", async ({ ctx, params }) => {
  const { mapping } = await getImport(ctx, { importId: routeId(params.importId, "import") });
  if (!mapping) throw notFound("mapping");
  return new Response(`${JSON.stringify(mapping, null, 2)}\n`, {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'attachment; filename="MAP.json"',
      "cache-control": "no-store",
    },
  });
});
