"use client";

import { type ReactNode, useId, useState } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { inputClass } from "../form/text-input-class";
import { buttonClass } from "./button";
import { Dialog, DialogClose } from "./dialog";

/**
 * Destructive work: says the consequence, and with `confirmText` (a name or a count) waits until it is typed.
 * `children` are hidden inputs or a reason field; they are posted with the typed text as `confirm`.
 */
export function ConfirmDialog({
  trigger,
  title,
  consequence,
  confirmText,
  confirmLabel = "Confirm",
  tone = "danger",
  action,
  children,
}: {
  trigger: ReactNode;
  title: string;
  consequence: ReactNode;
  confirmText?: string;
  confirmLabel?: string;
  tone?: "danger" | "primary";
  action: FormAction;
  children?: ReactNode;
}) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const ready = !confirmText || typed.trim() === confirmText;
  return (
    <Dialog trigger={trigger} title={title}>
      <ActionForm action={action}>
        <div className="text-sm text-muted">{consequence}</div>
        {children}
        {confirmText && (
          <div className="grid gap-1.5">
            <label htmlFor={id} className="text-sm">
              Type <strong className="font-semibold break-all">{confirmText}</strong> to confirm
            </label>
            <input
              id={id}
              name="confirm"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              className={inputClass}
            />
          </div>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose className={buttonClass("secondary")} />
          <SubmitButton variant={tone} disabled={!ready}>
            {confirmLabel}
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
