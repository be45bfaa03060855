import { routeId } from "@/app/_frame/route-id";
import { exportRecords } from "@/lib/domain/usage";
import { csvResponse, route } from "@/lib/transport/route";

/** What the list of calls shows, as a file; of one customer where the address names one. */
export const callExport = (portal: "admin" | "reseller") =>
  route(portal, async ({ ctx, search, params }) => {
    const { kind, from, to } = Object.fromEntries(search);
    const customerId = params.customerId ? routeId(params.customerId, "customer") : undefined;
    const filter = { kind, from, to, customerId } as Parameters<typeof exportRecords>[1];
    const { headers, rows } = await exportRecords(ctx, filter);
    return csvResponse("usage.csv", headers, rows);
  });
