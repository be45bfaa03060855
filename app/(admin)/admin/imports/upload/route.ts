import { importLimit, receiveImport } from "@/lib/domain/imports";
import { DomainError, invalid } from "@/lib/platform/errors";
import { failureOf } from "@/lib/transport/failure";
import { forgetFlash, leaveFlash } from "@/lib/transport/flash";
import { route } from "@/lib/transport/route";
import { withUpload } from "@/lib/transport/upload";

const FORM = "/admin/imports/new";

/** 303 makes the browser follow with a GET, to a path of this site, whatever name it is known by. */
const seeOther = (path: string) => new Response(null, { status: 303, headers: { location: path } });

const encodingOf = (text: string | undefined) => (text === "latin1" ? "latin1" : "utf-8");

function delimiterOf(text: string | undefined) {
  if (!text) return undefined;
  if (text === "," || text === ";" || text === "\t" || text === "|") return text;
  throw invalid("Choose a delimiter from the list.");
}

/** Takes a file as it streams in. Script gets the address of the import; a plain form is led there. */
export const POST = route("admin", async ({ ctx, request }) => {
  const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false;
  try {
    const { importId } = await withUpload(request, importLimit(), ({ source, fileName, fields }) =>
      receiveImport(ctx, {
        source,
        fileName,
        encoding: encodingOf(fields.encoding),
        delimiter: delimiterOf(fields.delimiter),
      }),
    );
    await forgetFlash();
    const href = `/admin/imports/${importId}/mapping`;
    return wantsJson ? Response.json({ href }) : seeOther(href);
  } catch (error) {
    if (wantsJson || !(error instanceof DomainError)) throw error;
    await leaveFlash({ path: FORM, error: failureOf(error, ctx.requestId), values: {} });
    return seeOther(FORM);
  }
});
