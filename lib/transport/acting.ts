import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { stopImpersonation } from "@/lib/domain/identity";
import { actingCookie, forgetCookie } from "./cookies";
import { assertOwnOrigin } from "./origin";
import type { Portal } from "./portals";
import { findPortalSession } from "./session";

/** Stop, in the banner: ends it in Postgres, forgets the cookie, and leads out; never back into a session silently. */
export const stopActingIn = (portal: Portal) => async (): Promise<void> => {
  assertOwnOrigin((await headers()).get("origin"));
  const found = await findPortalSession(portal);
  if (found && !("ended" in found) && found.session.acting)
    await stopImpersonation({ ...found.ctx, now: new Date() }, {});
  forgetCookie(await cookies(), actingCookie(portal));
  redirect(`/acting-ended?portal=${portal}&cause=stopped`);
};
