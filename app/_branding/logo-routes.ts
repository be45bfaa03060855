import { routeId } from "@/app/_frame/route-id";
import { getLogo, LOGO_MAX_BYTES, setLogo } from "@/lib/domain/parties";
import { DomainError } from "@/lib/platform/errors";
import { failureOf } from "@/lib/transport/failure";
import { forgetFlash, leaveFlash } from "@/lib/transport/flash";
import { route } from "@/lib/transport/route";
import { withUpload } from "@/lib/transport/upload";

type Portal = "admin" | "reseller";

const LIMIT = { maxBytes: LOGO_MAX_BYTES, advice: "Save it smaller and send it again." };

const ownerOf = ({ resellerId }: Record<string, string>): number | undefined =>
  resellerId ? routeId(resellerId, "reseller") : undefined;

/** The logo as a picture, for the page that changes it. */
export const showLogo = (portal: Portal) =>
  route(portal, async ({ ctx, params }) => {
    const { bytes, type } = await getLogo(ctx, { resellerId: ownerOf(params) });
    return new Response(new Uint8Array(bytes), {
      headers: { "content-type": type, "cache-control": "no-store" },
    });
  });

/** The whole file, or just enough of it to see that it is too large. */
async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    pieces.push(piece);
    length += piece.byteLength;
    if (length > LOGO_MAX_BYTES) break;
  }
  return Buffer.concat(pieces);
}

/** Takes a picture, and leads back to the page it was sent from, which says why when it was not taken. */
export const takeLogo = (portal: Portal) =>
  route(portal, async ({ ctx, request, params }) => {
    const page = new URL(request.url).pathname.replace(/\/logo$/, "");
    try {
      const logo = await withUpload(request, LIMIT, ({ source }) => bytesOf(source));
      await setLogo(ctx, { resellerId: ownerOf(params), logo });
      await forgetFlash();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await leaveFlash({ path: page, error: failureOf(error, ctx.requestId), values: {} });
    }
    return new Response(null, { status: 303, headers: { location: page } });
  });
