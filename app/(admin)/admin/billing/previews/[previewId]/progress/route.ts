import { routeId } from "@/app/_frame/route-id";
import { getPreviewProgress } from "@/lib/domain/billing";
import { route } from "@/lib/transport/route";

export const GET = route("admin", async ({ ctx, params }) =>
  Response.json(await getPreviewProgress(ctx, { previewId: routeId(params.previewId, "preview") }), {
    headers: { "cache-control": "no-store" },
  }),
);
