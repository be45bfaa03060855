import { cookies, headers } from "next/headers";
import {
  type ActedRealm,
  confirmPassword,
  exchangeHandover,
  findImpersonation,
  startImpersonation,
  verifySecondFactor,
} from "@/lib/domain/identity";
import { DomainError, invalid } from "@/lib/platform/errors";
import { seal, unseal } from "@/lib/platform/seal";
import {
  actingCookie,
  cookieOptions,
  forgetCookie,
  hashInCookie,
  sealCookie,
  sessionHashes,
} from "./cookies";
import { failureOf, failureResponse } from "./failure";
import { forgetFlash, leaveFlash } from "./flash";
import { assertOwnOrigin } from "./origin";
import { homeOf, PORTALS, type Portal } from "./portals";
import { contextFor, INTERNAL, systemFor } from "./request";
import { findPortalSession, type Loaded } from "./session";

/** Where "log in as" forms stand, by the portal they stand in and whom they are about. */
const FORMS: Record<ActedRealm, string> = {
  customer: "customers",
  account: "accounts",
  reseller: "resellers",
  distributor: "distributors",
};
export const logInAsPath = (portal: Portal, realm: ActedRealm, id: number): string =>
  `/${portal}/${FORMS[realm]}/${id}/log-in-as`;

/** A browser without script can't read the address's fragment; for it alone the code waits in a cookie. */
const HANDOVER_COOKIE = "trunkline-handover";
const HANDOVER_SECONDS = 60;
/** Longer than anyone may act: the true limits stand in Postgres, and a tab left open is told that they were reached. */
const ACTING_COOKIE_SECONDS = 12 * 3600;

const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

const realmIn = (form: FormData): ActedRealm => {
  const realm = textIn(form, "realm");
  if (!Object.hasOwn(FORMS, realm)) throw invalid("This form is not complete. Reload the page.");
  return realm as ActedRealm;
};

const idIn = (form: FormData): number => {
  const id = textIn(form, "id");
  if (!/^[1-9]\d{0,15}$/.test(id)) throw invalid("This form is not complete. Reload the page.");
  return Number(id);
};

/** The password, or the code of those with a second factor, when the form asked for it (IMP-2). */
async function stepUp({ ctx, session }: Loaded, form: FormData): Promise<void> {
  const field = session.hasSecondFactor ? "code" : "password";
  const typed = textIn(form, field);
  if (typed === "") return;
  const result = session.hasSecondFactor
    ? await verifySecondFactor(ctx, { code: typed })
    : await confirmPassword(ctx, { password: typed });
  if (!result.ok) throw invalid("Confirm that it is you.", { [field]: [result.message ?? "Try again."] });
}

/** What the form can show again. `stepUp` is the operation's word for a missing proof; here it is a field. */
function shownFailure(error: unknown, session: Loaded["session"], requestId: string) {
  const failure = failureOf(error, requestId);
  if (!failure.fields.stepUp) return failure;
  const field = session.hasSecondFactor ? "code" : "password";
  const message = session.hasSecondFactor ? "Enter a code from your app." : "Enter your password.";
  return { ...failure, fields: { [field]: [message] } };
}

async function start(loaded: Loaded, form: FormData): Promise<Response> {
  const ctx = { ...loaded.ctx, now: new Date() };
  await stepUp({ ...loaded, ctx }, form);
  const { code } = await startImpersonation(ctx, {
    realm: realmIn(form),
    id: idIn(form),
    reason: textIn(form, "reason"),
    ticket: textIn(form, "ticket"),
  });
  await forgetFlash();
  const handover = `${loaded.session.portal}.${code}`;
  if (textIn(form, "scripting") !== "none") return seeOther(`/act#${handover}`);
  (await cookies()).set(HANDOVER_COOKIE, seal(handover, HANDOVER_COOKIE), {
    ...cookieOptions(),
    maxAge: HANDOVER_SECONDS,
  });
  return seeOther("/act");
}

/**
 * A plain form post, so that the portal can open in a new tab and without script. Refusals lead back to the form with
 * what was typed; the code goes on in the address's fragment, which no server, log or referrer ever sees.
 */
export const startActingFrom =
  (portal: Portal) =>
  async (request: Request): Promise<Response> => {
    const head = await headers();
    const requestId = head.get(INTERNAL.request) ?? "";
    try {
      assertOwnOrigin(head.get("origin"));
      const form = await request.formData();
      const path = logInAsPath(portal, realmIn(form), idIn(form));
      const found = await findPortalSession(portal);
      if (!found || "ended" in found || found.session.pending) return seeOther(`/login?to=/${portal}`);
      try {
        return await start(found, form);
      } catch (error) {
        const values = { reason: textIn(form, "reason"), ticket: textIn(form, "ticket") };
        await leaveFlash({ path, error: shownFailure(error, found.session, requestId), values });
        return seeOther(path);
      }
    } catch (error) {
      return failureResponse(error, requestId);
    }
  };

/** The hand-over from the form (read there from the fragment), or from the cookie of a browser without script. */
async function handoverIn(form: FormData): Promise<string> {
  const typed = textIn(form, "handover");
  if (typed) return typed;
  const waiting = (await cookies()).get(HANDOVER_COOKIE)?.value;
  try {
    return waiting ? unseal(waiting, HANDOVER_COOKIE) : "";
  } catch {
    return "";
  }
}

/** The session that asked, so that the log names the person; a stranger's code is refused by the operation. */
async function askedBy(portal: string | undefined) {
  const known = PORTALS.find((one) => one === portal);
  const found = known ? await findPortalSession(known) : null;
  return found && !("ended" in found) && !found.session.acting
    ? { ...found.ctx, now: new Date() }
    : contextFor(await headers(), { kind: "anonymous" }, { portal: "act" });
}

/** Turns the code into the acted-for portal's own cookie. Only ever by a POST from our own page (1.3, ASVS 7.6.2). */
export async function exchangeActing(request: Request): Promise<Response> {
  const head = await headers();
  try {
    assertOwnOrigin(head.get("origin"));
    const [portal, code = ""] = (await handoverIn(await request.formData())).split(".");
    const jar = await cookies();
    forgetCookie(jar, HANDOVER_COOKIE);
    const opened = await exchangeHandover(await askedBy(portal), {
      code,
      sessionHashes: await sessionHashes(jar),
    });
    const name = actingCookie(opened.realm);
    jar.set(name, await sealCookie(name, opened.token, ACTING_COOKIE_SECONDS), {
      ...cookieOptions(),
      maxAge: ACTING_COOKIE_SECONDS,
    });
    return seeOther(homeOf(opened.realm));
  } catch (error) {
    const { code } = failureOf(error, head.get(INTERNAL.request) ?? "");
    return seeOther(`/act?problem=${error instanceof DomainError ? code : "internal"}`);
  }
}

/** Whether a hand-over waits in this browser's cookie (no script), so that its page can say so. */
export const hasWaitingHandover = async (): Promise<boolean> => (await cookies()).has(HANDOVER_COOKIE);

/** Whom this browser is acting for in a portal right now: opening it for someone else ends that. */
export async function currentlyActingFor(realm: ActedRealm): Promise<string | null> {
  const tokenHash = await hashInCookie(
    actingCookie(realm),
    (await cookies()).get(actingCookie(realm))?.value,
  );
  if (!tokenHash) return null;
  const found = await findImpersonation(systemFor(await headers(), "session loader"), {
    tokenHash,
    portal: realm,
  });
  return found?.acting?.subjectName ?? null;
}
