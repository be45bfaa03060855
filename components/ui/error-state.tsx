import type { ReactNode } from "react";
import { ButtonLink } from "./button";
import { Copyable } from "./copyable";
import { ToneIcon } from "./tone";

/** What happened, the number to quote, and a way to go on. `action` replaces the "Try again" link. */
export function ErrorState({
  title = "This page could not be shown",
  message,
  requestId,
  retryHref,
  action,
}: {
  title?: string;
  message?: ReactNode;
  requestId?: string;
  retryHref?: string;
  action?: ReactNode;
}) {
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col items-center px-6 py-16 text-center">
      <div className="mb-3 grid size-10 place-items-center rounded-lg border border-bad-line bg-bad-soft text-bad [&_svg]:size-5">
        <ToneIcon tone="bad" />
      </div>
      <h1 className="text-lg font-semibold">{title}</h1>
      {message && <p className="mt-1 text-sm text-muted text-pretty">{message}</p>}
      {requestId && (
        <p className="mt-3 flex flex-wrap items-center justify-center gap-x-1.5 text-xs text-muted">
          Request id <Copyable text={requestId} />
        </p>
      )}
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        {action}
        {retryHref && (
          <ButtonLink href={retryHref} variant="primary">
            Try again
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
