"use client";

import { useRef, useState, useTransition } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { HtmlFrame, PlainText } from "./message-body";
import type { PreviewData } from "./template-preview";

type Said = { preview: PreviewData } | { problems: string[] };

/** How the words of the form around it would read, before they are saved: for the customer of the page, or with examples. */
export function TypedPreview({ action, customer }: { action: FormAction<PreviewData>; customer: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [pending, start] = useTransition();
  const ask = async () => {
    const form = host.current?.closest("form");
    if (!form) return;
    const result = await action(null, new FormData(form)).catch(() => null);
    if (result === null) return setSaid({ problems: ["The server did not answer. Try again."] });
    if (result.ok) return result.data && setSaid({ preview: result.data });
    const fields = Object.values(result.error.fields).flat();
    setSaid({ problems: fields.length > 0 ? fields : [result.error.message] });
  };
  return (
    <div ref={host} className="grid gap-3 border-t border-line pt-4" aria-live="polite">
      <input type="hidden" name="previewFor" value={customer} />
      <div>
        <Button
          icon={pending && <span className="spinner" aria-hidden="true" />}
          aria-disabled={pending || undefined}
          onClick={() => pending || start(ask)}
        >
          Show what is typed
        </Button>
      </div>
      {said && "problems" in said && (
        <Alert tone="warning" title="This can’t be used yet">
          {said.problems.join(" ")}
        </Alert>
      )}
      {said && "preview" in said && (
        <>
          <p className="text-sm font-semibold">{said.preview.subject}</p>
          {said.preview.html ? (
            <HtmlFrame html={said.preview.html} title="What is typed, as mail" />
          ) : (
            <PlainText text={said.preview.text} />
          )}
        </>
      )}
    </div>
  );
}
