import { routeId } from "@/app/_frame/route-id";
import { exportRates, RATE_FILE_LIMIT, receiveRates } from "@/lib/domain/catalog";
import { DomainError } from "@/lib/platform/errors";
import { failureOf } from "@/lib/transport/failure";
import { forgetFlash, leaveFlash } from "@/lib/transport/flash";
import { csvResponse, route } from "@/lib/transport/route";
import { withUpload } from "@/lib/transport/upload";

type Portal = "admin" | "reseller";

/** 303 makes the browser follow with a GET, to a path of this site, whatever name it is known by. */
const seeOther = (path: string) => new Response(null, { status: 303, headers: { location: path } });

/** Takes a file as it streams in. Script gets the address of its preview; a plain form is led there. */
export const rateUpload = (portal: Portal) =>
  route(portal, async ({ ctx, request, params }) => {
    const tariffId = routeId(params.tariffId, "tariff");
    const form = `/${portal}/tariffs/${tariffId}/upload`;
    const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false;
    try {
      const { draftId } = await withUpload(request, RATE_FILE_LIMIT, ({ source, fileName }) =>
        receiveRates(ctx, { tariffId, source, fileName }),
      );
      await forgetFlash();
      const href = `${form}/${draftId}`;
      return wantsJson ? Response.json({ href }) : seeOther(href);
    } catch (error) {
      if (wantsJson || !(error instanceof DomainError)) throw error;
      await leaveFlash({ path: form, error: failureOf(error, ctx.requestId), values: {} });
      return seeOther(form);
    }
  });

/** The rates as a file: what holds now and is to come, or what was valid at the moment of the address. */
export const rateExport = (portal: Portal) =>
  route(portal, async ({ ctx, params, search }) => {
    const tariffId = routeId(params.tariffId, "tariff");
    const at = search.get("at") ?? "";
    const { name, headers, rows } = await exportRates(ctx, { tariffId, at });
    return csvResponse(`${name}${at && `-${at}`}.csv`, headers, rows);
  });
