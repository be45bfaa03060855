"use client";

import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { Copyable } from "../ui/copyable";
import { CodeInput } from "./code-input";
import { codesIn, RecoveryCodes } from "./recovery-codes";

/** Four letters at a time are easier to type off a screen. */
const inGroups = (secret: string) => secret.match(/.{1,4}/g)?.join(" ") ?? secret;

function Scan({ qrSvg, secret }: { qrSvg: string; secret: string }) {
  return (
    <>
      <ol className="grid gap-5 text-sm">
        <li className="grid gap-2">
          <p>
            <strong className="font-semibold">1.</strong> Scan this with an authenticator app.
          </p>
          {/* biome-ignore lint/performance/noImgElement: drawn on the server, there is nothing to optimise */}
          <img
            src={`data:image/svg+xml,${encodeURIComponent(qrSvg)}`}
            alt="QR code for your authenticator app"
            width={192}
            height={192}
            className="rounded-lg border border-line bg-white"
          />
          <details className="text-muted">
            <summary className="cursor-pointer underline underline-offset-2">
              It can't be scanned: type the key instead
            </summary>
            <p className="mt-1 break-all">
              <Copyable text={inGroups(secret)} label="Copy key" />
            </p>
          </details>
        </li>
        <li className="grid gap-2">
          <p>
            <strong className="font-semibold">2.</strong> Type the six digits it shows.
          </p>
          <Field label="Code" name="code" required>
            <CodeInput digits />
          </Field>
        </li>
      </ol>
      <div>
        <SubmitButton pendingLabel="Checking…">Switch on</SubmitButton>
      </div>
    </>
  );
}

/**
 * Scan, type the first code, keep the recovery codes. `action` confirms (posts `code`) and answers
 * `{ recoveryCodes }`. Keep this mounted when the page is drawn again after it: the codes live in it.
 */
export function EnrolSecondFactor({
  qrSvg,
  secret,
  action,
  continueHref,
  portal,
}: {
  /** Null once it is confirmed: then this shows nothing but the codes it was answered with. */
  qrSvg: string | null;
  secret: string | null;
  action: FormAction<{ recoveryCodes: string[] }>;
  /** Where to go once the codes are kept. */
  continueHref?: string;
  /** Posted along, where the action serves several portals. */
  portal?: string;
}) {
  return (
    <ActionForm
      action={action}
      done={(result) => <RecoveryCodes codes={codesIn(result.data)} continueHref={continueHref} />}
    >
      {portal && <input type="hidden" name="portal" value={portal} />}
      {qrSvg && secret && <Scan qrSvg={qrSvg} secret={secret} />}
    </ActionForm>
  );
}
