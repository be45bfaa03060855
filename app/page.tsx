import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { sessionCookie } from "@/lib/transport/cookies";
import { PORTALS } from "@/lib/transport/portals";

/** The bare address leads to the first portal this browser is signed in to, else to the sign-in page. */
export default async function RootPage(): Promise<never> {
  const jar = await cookies();
  const portal = PORTALS.find((realm) => jar.has(sessionCookie(realm)));
  redirect(portal ? `/${portal}` : "/login");
}
