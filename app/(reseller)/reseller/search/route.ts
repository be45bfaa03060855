import { route } from "@/lib/transport/route";
import { searchRoom } from "../../../search-room";

export const GET = route("reseller", async ({ search, ...loaded }) =>
  Response.json(await searchRoom("reseller", loaded, search), { headers: { "cache-control": "no-store" } }),
);
