import { receiveUsageFile, usageFileLimit } from "@/lib/domain/usage";
import { DomainError } from "@/lib/platform/errors";
import { failureOf } from "@/lib/transport/failure";
import { forgetFlash, leaveFlash } from "@/lib/transport/flash";
import { route } from "@/lib/transport/route";
import { withUpload } from "@/lib/transport/upload";

const FORM = "/admin/usage/new";

/** 303 makes the browser follow with a GET, to a path of this site, whatever name it is known by. */
const seeOther = (path: string) => new Response(null, { status: 303, headers: { location: path } });

/** Takes a file as it streams in. Script gets the address of its page; a plain form is led there. */
export const POST = route("admin", async ({ ctx, request }) => {
  const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false;
  try {
    const { fileId, known } = await withUpload(request, usageFileLimit(), ({ source, fileName, fields }) =>
      receiveUsageFile(ctx, { source, fileName, sourceId: fields.sourceId ?? "" }),
    );
    await forgetFlash();
    const href = `/admin/usage/files/${fileId}${known ? "?known=1" : ""}`;
    return wantsJson ? Response.json({ href }) : seeOther(href);
  } catch (error) {
    if (wantsJson || !(error instanceof DomainError)) throw error;
    await leaveFlash({ path: FORM, error: failureOf(error, ctx.requestId), values: {} });
    return seeOther(FORM);
  }
});
