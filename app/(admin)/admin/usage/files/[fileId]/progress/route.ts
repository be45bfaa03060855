import { routeId } from "@/app/_frame/route-id";
import { getFile } from "@/lib/domain/usage";
import { route } from "@/lib/transport/route";

export const GET = route("admin", async ({ ctx, params }) => {
  const file = await getFile(ctx, { fileId: routeId(params.fileId, "file") });
  const { status, lines, done, rated, free, duplicates, unrated } = file;
  return Response.json(
    { status, lines, done, rated, free, duplicates, unrated },
    { headers: { "cache-control": "no-store" } },
  );
});
