import { exportOf } from "@/app/_customers/customers-room";
import { csvResponse, route } from "@/lib/transport/route";

export const GET = route("admin", async ({ ctx, search }) => {
  const { headers, rows } = await exportOf(ctx, search);
  return csvResponse("customers.csv", headers, rows);
});
