import { routeId } from "@/app/_frame/route-id";
import { exportXdrs } from "@/lib/domain/ledger";
import { csvResponse, route } from "@/lib/transport/route";

/** What the list shows, as a file; of one customer where the address names one. */
export const xdrExport = (portal: "admin" | "reseller") =>
  route(portal, async ({ ctx, search, params }) => {
    const { kind, from, to } = Object.fromEntries(search);
    const customerId = params.customerId ? routeId(params.customerId, "customer") : undefined;
    const filter = { kind, from, to, customerId } as Parameters<typeof exportXdrs>[1];
    const { headers, rows } = await exportXdrs(ctx, filter);
    return csvResponse("xdrs.csv", headers, rows);
  });
