"use client";

import { useContext, useEffect, useRef } from "react";
import type { ActionFailure } from "@/lib/platform/action-result";
import { ToneIcon } from "../ui/tone";
import { FormContext, fieldId } from "./form-context";

/** Everything that is wrong, at the top; focus moves here, and each line leads to its field. */
export function FormErrorSummary({ error }: { error: ActionFailure["error"] }) {
  const { id } = useContext(FormContext);
  const box = useRef<HTMLDivElement>(null);
  // The object is new with every answer, so a second refusal moves focus again.
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  const lines = Object.entries(error.fields).flatMap(([name, messages]) =>
    messages.map((message) => ({ name, message })),
  );
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="flex gap-2.5 rounded-lg border border-bad-line bg-bad-soft px-3.5 py-3 text-sm text-bad"
    >
      <ToneIcon tone="bad" className="mt-0.5 size-4" />
      <div className="min-w-0">
        <p className="font-semibold">{error.message}</p>
        {lines.length > 0 && (
          <ul className="mt-1 list-disc pl-4">
            {lines.map(({ name, message }) => (
              <li key={`${name}${message}`}>
                {name ? (
                  <a href={`#${fieldId(id, name)}`} className="underline underline-offset-2">
                    {message}
                  </a>
                ) : (
                  message
                )}
              </li>
            ))}
          </ul>
        )}
        {error.requestId && error.code === "internal" && (
          <p className="mt-1 text-xs text-fg">
            Request id <code className="font-mono">{error.requestId}</code>
          </p>
        )}
      </div>
    </div>
  );
}
