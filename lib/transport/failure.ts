import { isRedirectError } from "next/dist/client/components/redirect-error";
import { forbidden, notFound, redirect, unstable_rethrow } from "next/navigation";
import type { ActionFailure } from "@/lib/platform/action-result";
import { DomainError, httpStatus } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";

const SHOWN = "Something went wrong on our side. It was logged; quote the request id if you ask us about it.";

/** What a person may know of an error. Anything unexpected is logged under the request id and shown as internal. */
export function failureOf(error: unknown, requestId: string): ActionFailure["error"] {
  if (error instanceof DomainError)
    return { code: error.code, message: error.message, fields: error.fields, requestId };
  log.error({ requestId, error }, "unexpected error");
  return { code: "internal", message: SHOWN, fields: {}, requestId };
}

/** Turns a refused read into the page Next has for it; anything else goes to the error boundary. */
export function showFailure(error: unknown, portal: string): never {
  unstable_rethrow(error);
  if (error instanceof DomainError) {
    // An address that can't be understood, a cursor of another order say, is the address of no page.
    if (error.code === "not_found" || error.code === "invalid") notFound();
    if (error.code === "forbidden") forbidden();
    if (error.code === "unauthenticated") redirect(`/login?to=/${portal}`);
    if (error.code === "unavailable") redirect("/unavailable");
  }
  throw error;
}

export function failureResponse(error: unknown, requestId: string): Response {
  if (isRedirectError(error)) throw error;
  const failure = failureOf(error, requestId);
  const retry = error instanceof DomainError ? error.retryAfterSeconds : undefined;
  return Response.json(
    { error: failure },
    {
      status: httpStatus(failure.code),
      headers: { "cache-control": "no-store", ...(retry ? { "retry-after": String(retry) } : {}) },
    },
  );
}
