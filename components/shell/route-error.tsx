"use client";

import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";

/** What app/…/error.tsx renders. In production Next hides the message and gives a digest to look for in the log. */
export function RouteError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <ErrorState
      title="Something went wrong on our side"
      message="Nothing you saved is lost. Try again; if it stays, send the request id to support."
      requestId={error.digest}
      action={
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      }
    />
  );
}
