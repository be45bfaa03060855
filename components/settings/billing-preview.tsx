"use client";

import { useEffect, useRef, useState } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { Alert } from "../ui/alert";
import type { BillingTold } from "./billing-types";

const PAUSE_MS = 400;

type Said = { told: BillingTold } | { problems: string[] };

/** Asks, after each change of the form around it, what saving would mean; the answer stands until the next one. */
export function BillingPreview({ action, next }: { action: FormAction<BillingTold>; next: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<Said>({ told: { next, told: [] } });
  useEffect(() => {
    const form = host.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const ask = async () => {
      const mine = ++asked;
      const result = await action(null, new FormData(form)).catch(() => null);
      // A later question is under way, or there was no answer: what stands there stays.
      if (mine !== asked || result === null) return;
      if (result.ok && result.data) setSaid({ told: result.data });
      else if (!result.ok) {
        const fields = Object.values(result.error.fields).flat();
        setSaid({ problems: fields.length > 0 ? fields : [result.error.message] });
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    };
    form.addEventListener("input", later);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", later);
    };
  }, [action]);
  return (
    <div ref={host} aria-live="polite" className="grid gap-3">
      {"problems" in said ? (
        <Alert tone="warning" title="This can’t be saved yet">
          {said.problems.join(" ")}
        </Alert>
      ) : (
        <>
          <p className="text-sm">
            The next invoice is numbered <strong className="font-semibold">{said.told.next}</strong>.
          </p>
          {said.told.told.length > 0 && (
            <Alert title="What saving would mean">
              <ul className="list-disc pl-4">
                {said.told.told.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </Alert>
          )}
        </>
      )}
    </div>
  );
}
