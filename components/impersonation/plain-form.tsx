"use client";

import { type ReactNode, useMemo } from "react";
import type { ActionFailure } from "@/lib/platform/action-result";
import { FormContext } from "../form/form-context";
import { FormErrorSummary } from "../form/form-error-summary";

/** A form the browser posts by itself, into a new tab; `error` and `values` are what the last try left. */
export function PlainForm({
  action,
  newTab,
  error,
  values,
  children,
}: {
  action: string;
  newTab?: boolean;
  error: ActionFailure["error"] | null;
  values: Record<string, string>;
  children: ReactNode;
}) {
  const context = useMemo(() => ({ id: "act", errors: error?.fields ?? {}, values }), [error, values]);
  return (
    <form
      method="post"
      action={action}
      target={newTab ? "_blank" : undefined}
      rel={newTab ? "noopener" : undefined}
      className="grid gap-4"
    >
      <FormContext value={context}>
        {error && <FormErrorSummary error={error} />}
        {children}
      </FormContext>
    </form>
  );
}
