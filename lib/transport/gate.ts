import { type NextRequest, NextResponse } from "next/server";
import {
  type FoundImpersonation,
  findImpersonation,
  recordActedRead,
  recordImpersonationEnd,
} from "@/lib/domain/identity";
import { env } from "@/lib/platform/env";
import { randomToken, requestId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { actingCookie, cookieOptions, hashInCookie, sessionCookie } from "./cookies";
import { forgetNotice, noticeFor } from "./notice";
import { type Portal, portalOf } from "./portals";
import { contextFor, INTERNAL, systemFor } from "./request";

const IS_DEVELOPMENT = process.env.NODE_ENV === "development";

/** WEB-14. Style attributes are allowed because positioned parts (menus, charts) need them; style elements are not. */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${IS_DEVELOPMENT ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${IS_DEVELOPMENT ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** A client's word for our internal headers is worth nothing. */
function cleaned(request: NextRequest): Headers {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()])
    if (name.startsWith("x-trunkline-") || name === INTERNAL.nonce || name === "content-security-policy")
      headers.delete(name);
  return headers;
}

const isRead = (request: NextRequest): boolean => request.method === "GET" || request.method === "HEAD";

function leave(request: NextRequest, path: string): NextResponse {
  const url = request.nextUrl.clone();
  const [pathname, search = ""] = path.split("?");
  url.pathname = pathname ?? "/";
  url.search = search;
  return NextResponse.redirect(url, 303);
}

/** The end is written down once; the cookie that no longer means anything goes. */
async function ended(
  request: NextRequest,
  headers: Headers,
  portal: Portal,
  found: FoundImpersonation | null,
): Promise<NextResponse | null> {
  const cause = found?.ended ?? "expired";
  if (found && !found.recorded)
    await recordImpersonationEnd(systemFor(headers, "gate"), {
      impersonationId: found.id,
      cause: cause as Parameters<typeof recordImpersonationEnd>[1]["cause"],
    });
  // A form that was just sent is answered by its action ("has ended"), which keeps what was typed on the screen.
  if (!isRead(request)) return null;
  const response = leave(request, `/acting-ended?portal=${portal}&cause=${cause}`);
  response.cookies.set(actingCookie(portal), "", { ...cookieOptions(), maxAge: 0 });
  return response;
}

/**
 * Resolves "log in as" and writes down the read. The receipt it leaves in the request is what lets the page show
 * anything; if it can't be written, the answer is 503.
 */
async function actFor(request: NextRequest, headers: Headers, portal: Portal, cookie: string) {
  const tokenHash = await hashInCookie(actingCookie(portal), cookie);
  const found = tokenHash ? await findImpersonation(systemFor(headers, "gate"), { tokenHash, portal }) : null;
  if (!found?.acting) return ended(request, headers, portal, found);
  const { acting } = found;
  const receiptId = requestId();
  const url = request.nextUrl;
  url.searchParams.delete("_rsc");
  await recordActedRead(contextFor(headers, acting.actor, { portal, sessionHash: acting.sessionHash }), {
    receiptId,
    path: `${url.pathname}${url.search}`.slice(0, 500),
    method: request.method,
  });
  headers.set(INTERNAL.receipt, receiptId);
  return null;
}

async function enter(request: NextRequest, headers: Headers): Promise<NextResponse | null> {
  const portal = portalOf(request.nextUrl.pathname);
  if (!portal) return null;
  const acting = request.cookies.get(actingCookie(portal))?.value;
  if (acting) return actFor(request, headers, portal, acting);
  if (isRead(request) && !request.cookies.has(sessionCookie(portal)))
    return leave(request, `/login?to=${encodeURIComponent(request.nextUrl.pathname)}`);
  return null;
}

/**
 * What every request passes: our own headers, the content security policy, sign-in for portals, and the record of what
 * is read on someone's behalf. It grants nothing: each page, action and route finds its session again by itself.
 */
export async function gate(request: NextRequest): Promise<NextResponse> {
  const headers = cleaned(request);
  const nonce = randomToken(16);
  const csp = policy(nonce);
  headers.set(INTERNAL.request, requestId());
  headers.set(INTERNAL.nonce, nonce);
  headers.set(INTERNAL.path, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const notice = isRead(request) ? noticeFor(request) : null;
  if (notice) headers.set(INTERNAL.notice, notice);
  headers.set("content-security-policy", csp);
  let response: NextResponse;
  try {
    response = (await enter(request, headers)) ?? NextResponse.next({ request: { headers } });
  } catch (error) {
    log.error({ requestId: headers.get(INTERNAL.request), error }, "the gate could not record a read");
    response = NextResponse.rewrite(new URL("/unavailable", request.url), { request: { headers } });
  }
  // A redirect shows nothing; where it leads does.
  if (notice && !response.headers.has("location")) forgetNotice(response.cookies);
  response.headers.set("content-security-policy", csp);
  response.headers.set("x-request-id", headers.get(INTERNAL.request) ?? "");
  if (env().APP_URL.startsWith("https:"))
    response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  if (portalOf(request.nextUrl.pathname)) response.headers.set("cache-control", "no-store");
  return response;
}
