import { csvResponse, route } from "@/lib/transport/route";
import { exportOf } from "../../../../customers-room";

export const GET = route("admin", async ({ ctx, search }) => {
  const { headers, rows } = await exportOf(ctx, search);
  return csvResponse("customers.csv", headers, rows);
});
