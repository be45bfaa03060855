import { ExternalLink } from "lucide-react";
import type { ActionFailure } from "@/lib/platform/action-result";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { TextArea, TextInput } from "../form/text-input";
import { CodeInput } from "../identity/code-input";
import { PasswordInput } from "../identity/password-input";
import { Alert } from "../ui/alert";
import { Button, ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import { PlainForm } from "./plain-form";

/** What must be proven before the portal opens; null while a proof is fresh. */
export type Proof = "password" | "code" | null;

/** Asks why someone wants to act for someone else, says what will be written down, and opens the portal in a new tab. */
export function LogInAsForm({
  action,
  realm,
  id,
  subjectName,
  minutes,
  reasonLength,
  proof,
  replaces,
  cancelHref,
  error,
  values,
}: {
  action: string;
  realm: string;
  id: number;
  subjectName: string;
  minutes: number;
  reasonLength: number;
  proof: Proof;
  /** Whom this browser acts for in that portal already: opening it anew ends that. */
  replaces: string | null;
  cancelHref: string;
  error: ActionFailure["error"] | null;
  values: Record<string, string>;
}) {
  return (
    <Card className="max-w-2xl">
      <CardBody className="grid gap-4">
        <Alert tone="info" title={`You will see and do what ${subjectName} can, within your own rights`}>
          <ul className="mt-1 list-disc pl-4">
            <li>
              Each page you open and each change you make is recorded under your name, with this reason.
            </li>
            <li>It lasts {minutes} minutes at most, and ends after 10 minutes without doing anything.</li>
            <li>Passwords, payment methods and users can’t be changed while you act for someone.</li>
          </ul>
        </Alert>
        {replaces && (
          <Alert tone="warning">
            You are acting for {replaces} in this browser. Opening this portal ends that, in its tab too.
          </Alert>
        )}
        <PlainForm action={action} newTab error={error} values={values}>
          <input type="hidden" name="realm" value={realm} />
          <input type="hidden" name="id" value={id} />
          <noscript>
            <input type="hidden" name="scripting" value="none" />
          </noscript>
          <Field
            label="Reason"
            name="reason"
            required
            help={`At least ${reasonLength} characters. Kept in the audit log.`}
          >
            <TextArea rows={2} minLength={reasonLength} maxLength={500} />
          </Field>
          <Field label="Ticket" name="ticket" help="The number of the request you work on, if there is one.">
            <TextInput maxLength={100} autoComplete="off" className="max-w-64" />
          </Field>
          {proof === "password" && (
            <Field
              label="Your password"
              name="password"
              required
              help="It was last asked for more than 15 minutes ago."
            >
              <PasswordInput autoComplete="current-password" />
            </Field>
          )}
          {proof === "code" && (
            <Field
              label="Code from your app"
              name="code"
              required
              help="The last one is more than 15 minutes old."
            >
              <CodeInput />
            </Field>
          )}
          <FormActions>
            <Button type="submit" variant="primary" icon={<ExternalLink aria-hidden="true" />}>
              Open the portal in a new tab
            </Button>
            <ButtonLink href={cancelHref} variant="ghost">
              Cancel
            </ButtonLink>
          </FormActions>
        </PlainForm>
      </CardBody>
    </Card>
  );
}
