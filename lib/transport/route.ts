import { Readable } from "node:stream";
import { unstable_rethrow } from "next/navigation";
import { type CsvCell, writeCsv } from "@/lib/platform/csv-write";
import { unauthenticated, unavailable } from "@/lib/platform/errors";
import { failureResponse } from "./failure";
import { assertOwnOrigin } from "./origin";
import type { Portal } from "./portals";
import { INTERNAL } from "./request";
import { findPortalSession, hasReceipt, type Loaded } from "./session";
import { webStream } from "./web-stream";

type RouteInput = Loaded & { request: Request; params: Record<string, string>; search: URLSearchParams };
/** Next gives no params at all where the path has none. */
type RouteProps = { params: Promise<Record<string, string | string[] | undefined> | undefined> };

async function loadFor(portal: Portal): Promise<Loaded> {
  const found = await findPortalSession(portal);
  if (!found || "ended" in found || found.session.pending) throw unauthenticated();
  const { actor } = found.ctx;
  const impersonator = "impersonator" in actor ? actor.impersonator : undefined;
  if (impersonator && !(await hasReceipt(impersonator.impersonationId)))
    throw unavailable("This read was not recorded, so nothing can be shown.");
  return found;
}

/**
 * A route handler of a portal: downloads, uploads, plain form posts. Anything but a GET must come from our own pages;
 * errors become their status with a JSON body.
 */
export const route = (portal: Portal, handle: (input: RouteInput) => Promise<Response>) =>
  async function portalRoute(request: Request, { params }: RouteProps): Promise<Response> {
    try {
      if (request.method !== "GET" && request.method !== "HEAD")
        assertOwnOrigin(request.headers.get("origin"));
      const loaded = await loadFor(portal);
      const plain = Object.fromEntries(
        Object.entries((await params) ?? {}).map(([k, v]) => [k, String(v ?? "")]),
      );
      return await handle({ ...loaded, request, params: plain, search: new URL(request.url).searchParams });
    } catch (error) {
      unstable_rethrow(error);
      return failureResponse(error, request.headers.get(INTERNAL.request) ?? "");
    }
  };

/** A CSV download, streamed row by row and safe to open in a spreadsheet. */
export function csvResponse(
  fileName: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
): Response {
  // Bytes, not text: a web stream measures what waits in it, and text has no length in bytes.
  const text = Readable.from(writeCsv(columns, rows), { objectMode: false });
  return new Response(webStream(text), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName.replaceAll(/[^A-Za-z0-9._-]/g, "-")}"`,
      "cache-control": "no-store",
    },
  });
}
