import { route } from "@/lib/transport/route";
import { searchRoom } from "../../../search-room";

export const GET = route("admin", async ({ search, ...loaded }) =>
  Response.json(await searchRoom("admin", loaded, search), { headers: { "cache-control": "no-store" } }),
);
