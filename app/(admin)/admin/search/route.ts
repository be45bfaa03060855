import { searchRoom } from "@/app/_frame/search-room";
import { route } from "@/lib/transport/route";

export const GET = route("admin", async ({ search, ...loaded }) =>
  Response.json(await searchRoom("admin", loaded, search), { headers: { "cache-control": "no-store" } }),
);
