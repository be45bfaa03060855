"use client";

import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { ActionResult, FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { CodeInput } from "./code-input";
import { PasswordInput } from "./password-input";

/** What a page knows about its reader's proof of identity, and how to renew it. */
export type StepUp = { fresh: boolean; hasSecondFactor: boolean; action: FormAction };

/** Asks for the password, or a code of those with a second factor, before something weighty. */
export function StepUpCard({ hasSecondFactor, action }: Omit<StepUp, "fresh">) {
  return (
    <Card className="max-w-2xl">
      <CardHeader
        title="Confirm that it is you"
        description="What follows is weighty, and you last proved who you are more than 15 minutes ago."
      />
      <CardBody>
        <ActionForm action={action} className="max-w-sm">
          {hasSecondFactor ? (
            <Field label="Code from your app" name="code" required>
              <CodeInput />
            </Field>
          ) : (
            <Field label="Your password" name="password" required>
              <PasswordInput autoComplete="current-password" />
            </Field>
          )}
          <div>
            <SubmitButton pendingLabel="Checking…">Confirm</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

const asksForProof = (result: ActionResult): boolean => !result.ok && "stepUp" in result.error.fields;

/** The refusal in the words of this page: the card above is where it is put right. */
const pointingUp = (result: ActionResult): ActionResult =>
  result.ok
    ? result
    : {
        ...result,
        error: {
          ...result.error,
          message: "Confirm that it is you above, then send this again.",
          fields: {},
        },
      };

/**
 * A form whose action needs a fresh proof of identity: the card that renews it stands above while it is missing, also
 * when it ran out while the form was filled in. Nothing typed is lost.
 */
export function SteppedForm({
  action,
  stepUp,
  children,
  className,
  done,
}: {
  action: FormAction;
  stepUp: StepUp;
  children: ReactNode;
  className?: string;
  done?: (result: Extract<ActionResult, { ok: true }>) => ReactNode;
}) {
  const [ranOut, setRanOut] = useState(false);
  const { fresh, hasSecondFactor } = stepUp;
  useEffect(() => {
    if (fresh) setRanOut(false);
  }, [fresh]);
  // The server must render the bare actions, or the forms would not work without script.
  const watched = useMemo<FormAction>(() => {
    if (typeof window === "undefined") return action;
    return async (previous, form) => {
      const result = await action(previous, form);
      if (!asksForProof(result)) return result;
      setRanOut(true);
      return pointingUp(result);
    };
  }, [action]);
  const renewed = useMemo<FormAction>(() => {
    if (typeof window === "undefined") return stepUp.action;
    return async (previous, form) => {
      const result = await stepUp.action(previous, form);
      if (result.ok) setRanOut(false);
      return result;
    };
  }, [stepUp.action]);
  return (
    <div className="grid gap-5">
      {(!fresh || ranOut) && <StepUpCard hasSecondFactor={hasSecondFactor} action={renewed} />}
      <ActionForm action={watched} className={className} done={done}>
        {children}
      </ActionForm>
    </div>
  );
}
