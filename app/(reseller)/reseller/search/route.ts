import { searchRoom } from "@/app/_frame/search-room";
import { route } from "@/lib/transport/route";

export const GET = route("reseller", async ({ search, ...loaded }) =>
  Response.json(await searchRoom("reseller", loaded, search), { headers: { "cache-control": "no-store" } }),
);
