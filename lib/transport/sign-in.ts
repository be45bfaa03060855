import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { signIn, signOut, signOutEverywhere, verifySecondFactor } from "@/lib/domain/identity";
import { REALMS } from "@/lib/kernel/actor";
import type { Operation } from "@/lib/kernel/operation";
import type { FormAction } from "@/lib/platform/action-result";
import { DomainError, invalid, limited, unauthenticated } from "@/lib/platform/errors";
import { answering } from "./action";
import { actingCookie, cookieOptions, forgetCookie, sealCookie, sessionCookie } from "./cookies";
import { type FormInput, fromForm } from "./form";
import { assertOwnOrigin } from "./origin";
import { homeOf, type Portal, safeReturn } from "./portals";
import { contextFor } from "./request";
import { findPortalSession, type Loaded } from "./session";

/** The cookie outlives no session: the row in Postgres has the shorter, true limits. */
const COOKIE_SECONDS = 12 * 3600;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

async function setSessionCookie(portal: Portal, token: string): Promise<void> {
  const jar = await cookies();
  const name = sessionCookie(portal);
  jar.set(name, await sealCookie(name, token, COOKIE_SECONDS), {
    ...cookieOptions(),
    maxAge: COOKIE_SECONDS,
  });
  forgetCookie(jar, actingCookie(portal));
}

/** One door for every realm: who signs in decides which portal opens. */
export const signInFromForm: FormAction = async (_previous, form) =>
  answering(form, async () => {
    const { input } = fromForm(form);
    const head = await headers();
    const result = await signIn(contextFor(head, { kind: "anonymous" }, { portal: "login" }), {
      login: text(input.login),
      password: text(input.password),
    });
    if (!result.ok) {
      if (result.retryAfterSeconds) throw limited(result.message, result.retryAfterSeconds);
      throw new DomainError("unauthenticated", result.message);
    }
    await setSessionCookie(result.realm, result.sessionToken);
    return { ok: true, redirectTo: safeReturn(result.realm, text(input.to)) };
  });

const portalIn = (value: unknown): Portal => {
  const portal = REALMS.find((realm) => realm === value);
  if (!portal) throw invalid("This form is not complete. Reload the page.");
  return portal;
};

/** Someone who has signed in but still has a step to do. No rights hang on it, only the steps themselves. */
export async function requirePending(portal: Portal): Promise<Loaded> {
  const found = await findPortalSession(portal);
  if (!found || "ended" in found) redirect("/login");
  return found;
}

/** A step of signing in (second factor, forced password change, enrolment), with the portal in a hidden field. */
export function stepAction<Schema extends z.ZodType, Output>(
  operation: Operation<Schema, Output>,
  options: { input: (form: FormInput) => z.input<Schema>; stay?: boolean },
): FormAction<Output> {
  return async (_previous, form) =>
    answering(form, async () => {
      const { input } = fromForm(form);
      const portal = portalIn(input.portal);
      const found = await findPortalSession(portal);
      if (!found || "ended" in found) throw unauthenticated();
      const output = await operation({ ...found.ctx, now: new Date() }, options.input(input));
      return { ok: true, data: output, redirectTo: options.stay ? undefined : homeOf(portal) };
    });
}

export const secondFactorFromForm: FormAction = async (_previous, form) =>
  answering(form, async () => {
    const { input } = fromForm(form);
    const portal = portalIn(input.portal);
    const found = await findPortalSession(portal);
    if (!found || "ended" in found) throw unauthenticated();
    const result = await verifySecondFactor(found.ctx, { code: text(input.code) });
    if (!result.ok) throw invalid(result.message ?? "", { code: [result.message ?? "Wrong code."] });
    return { ok: true, redirectTo: homeOf(portal) };
  });

async function leave(portal: Portal, end: typeof signOut | typeof signOutEverywhere): Promise<never> {
  assertOwnOrigin((await headers()).get("origin"));
  const found = await findPortalSession(portal);
  if (found && !("ended" in found) && !found.session.acting) await end(found.ctx, {});
  forgetCookie(await cookies(), sessionCookie(portal));
  redirect("/login");
}

/** Bound in actions.ts files; while acting for someone the banner's Stop is the way out, so these only leave. */
export const signOutOf = (portal: Portal) => async (): Promise<void> => leave(portal, signOut);
export const signOutEverywhereOf = (portal: Portal) => async (): Promise<void> =>
  leave(portal, signOutEverywhere);
