import { addNonWorkingDays } from "@/lib/domain/collections";
import { DomainError } from "@/lib/platform/errors";
import { failureOf } from "@/lib/transport/failure";
import { forgetFlash, leaveFlash } from "@/lib/transport/flash";
import { route } from "@/lib/transport/route";
import { withUpload } from "@/lib/transport/upload";
import { DAY_FILE_LIMIT, readDayFile } from "../day-file";

const PAGE = "/admin/settings/non-working-days";
const FORM = `${PAGE}/upload`;
const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } });

/** Adds the days of a CSV file; what is wrong is said by line. */
export const POST = route("admin", async ({ ctx, request }) => {
  const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false;
  try {
    const days = await withUpload(request, DAY_FILE_LIMIT, ({ source }) => readDayFile(source));
    await addNonWorkingDays(ctx, { days });
    await forgetFlash();
    return wantsJson ? Response.json({ href: PAGE }) : seeOther(PAGE);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const told = failureOf(error, ctx.requestId);
    const message = [told.message, ...Object.values(told.fields).flat()].join(" ");
    if (wantsJson) throw new DomainError(error.code, message, error.fields);
    await leaveFlash({ path: FORM, error: { ...told, message }, values: {} });
    return seeOther(FORM);
  }
});
