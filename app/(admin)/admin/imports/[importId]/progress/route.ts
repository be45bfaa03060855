import { routeId } from "@/app/_frame/route-id";
import { getImportProgress } from "@/lib/domain/imports";
import { route } from "@/lib/transport/route";

export const GET = route("admin", async ({ ctx, params }) =>
  Response.json(await getImportProgress(ctx, { importId: routeId(params.importId, "import") }), {
    headers: { "cache-control": "no-store" },
  }),
);
