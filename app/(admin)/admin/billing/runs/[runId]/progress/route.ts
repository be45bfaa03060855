import { routeId } from "@/app/_frame/route-id";
import { getRun } from "@/lib/domain/billing";
import { route } from "@/lib/transport/route";
import { progressOf } from "../../../progress-of";

export const GET = route("admin", async ({ ctx, params }) =>
  Response.json(progressOf(await getRun(ctx, { runId: routeId(params.runId, "bill run") })), {
    headers: { "cache-control": "no-store" },
  }),
);
