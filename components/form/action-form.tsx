"use client";

import clsx from "clsx";
import { unstable_rethrow, useRouter } from "next/navigation";
import { type ReactNode, useActionState, useEffect, useId, useMemo, useRef, useState } from "react";
import { type ActionResult, type FormAction, IDEMPOTENCY_FIELD } from "@/lib/platform/action-result";
import { AppLink } from "../ui/app-link";
import { useDialog } from "../ui/dialog";
import { notify, showLeftNotice } from "../ui/notify";
import { FormContext } from "./form-context";
import { FormErrorSummary } from "./form-error-summary";

const NO_ANSWER: ActionResult = {
  ok: false,
  error: {
    code: "unavailable",
    message: "The server did not answer. What you typed is still here: check the connection and try again.",
    fields: {},
    requestId: "",
  },
};

const told = new WeakSet<ActionResult>();

/** Says what was done, once for each answer. */
function tell(result: ActionResult): void {
  if (!result.ok || !result.message || told.has(result)) return;
  told.add(result);
  notify({ tone: result.tone ?? "good", text: result.message });
}

/**
 * A lost connection becomes an answer the form can show, instead of replacing the page and what was typed. What was
 * done is said right here: by the time the answer is drawn the form may be gone, or the page another one.
 */
function answering(action: FormAction): FormAction {
  return async (previous, form) => {
    try {
      const result = await action(previous, form);
      tell(result);
      return result;
    } catch (error) {
      showLeftNotice();
      unstable_rethrow(error);
      return NO_ANSWER;
    }
  };
}

/** A fresh key per answered attempt; a repeat of an unanswered one carries the same key and is recognised. */
function IdempotencyKey() {
  const key = useRef<string>(undefined);
  key.current ??= crypto.randomUUID();
  return <input type="hidden" name={IDEMPOTENCY_FIELD} defaultValue={key.current} suppressHydrationWarning />;
}

/**
 * A form around a server action: error summary, errors beside fields, what was typed kept, one toast on success,
 * then `redirectTo`. Works before script; with it, a lost connection loses nothing.
 */
export function ActionForm({
  action,
  children,
  className,
  onSuccess,
  done,
}: {
  action: FormAction;
  children: ReactNode;
  className?: string;
  onSuccess?: (result: Extract<ActionResult, { ok: true }>) => void;
  /** What stands in the form's place after success: an answer that is shown once. */
  done?: (result: Extract<ActionResult, { ok: true }>) => ReactNode;
}) {
  const id = useId();
  const router = useRouter();
  const dialog = useDialog();
  const attempt = useRef(0);
  // Without script there is no toast: the result stands in the form instead.
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const lastAnswered = useRef<ActionResult | null>(null);
  // The server must render the bare action, or the form would not work without script.
  const run = useMemo(() => (typeof window === "undefined" ? action : answering(action)), [action]);
  const [result, submit] = useActionState<ActionResult | null, FormData>(run, null);
  if (result !== null && result !== NO_ANSWER && result !== lastAnswered.current) {
    lastAnswered.current = result;
    attempt.current += 1;
  }
  const context = useMemo(
    () => ({
      id,
      errors: result && !result.ok ? result.error.fields : {},
      values: (result && !result.ok && result.values) || {},
    }),
    [id, result],
  );
  const succeeded = useRef({ router, dialog, onSuccess });
  succeeded.current = { router, dialog, onSuccess };
  useEffect(() => {
    if (!result?.ok) return;
    const { router, dialog, onSuccess } = succeeded.current;
    tell(result);
    dialog?.close();
    onSuccess?.(result);
    if (result.redirectTo) router.push(result.redirectTo);
  }, [result]);
  if (result?.ok && done) return done(result);
  return (
    <form
      action={submit}
      className={clsx("grid gap-4", className)}
      // React empties a form after its action; one that was refused keeps what was typed.
      onReset={(event) => result && !result.ok && event.preventDefault()}
    >
      <FormContext value={context}>
        <IdempotencyKey key={attempt.current} />
        {result && !result.ok && <FormErrorSummary error={result.error} />}
        {result?.ok && !scripted && (
          <p className="rounded-lg border border-good-line bg-good-soft px-3.5 py-3 text-sm text-good">
            {result.message ?? "Done."}{" "}
            {result.redirectTo && (
              <AppLink href={result.redirectTo} className="underline">
                Continue
              </AppLink>
            )}
          </p>
        )}
        {children}
      </FormContext>
    </form>
  );
}
