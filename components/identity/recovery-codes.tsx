"use client";

import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { Alert } from "../ui/alert";
import { Button, ButtonLink, buttonClass } from "../ui/button";

/** The codes in an action's answer. */
export const codesIn = (data: unknown): string[] =>
  (data as { recoveryCodes?: string[] } | undefined)?.recoveryCodes ?? [];

/** Ten codes, shown this once: to copy, download or write down. Without script they are still there to read. */
export function RecoveryCodes({
  codes,
  continueHref,
  continueLabel = "I have kept them",
}: {
  codes: readonly string[];
  continueHref?: string;
  continueLabel?: string;
}) {
  const [copied, setCopied] = useState(false);
  const text = `Trunkline recovery codes. Each works once.\n\n${codes.join("\n")}\n`;
  return (
    <div className="grid gap-4">
      <Alert tone="warning" title="Keep these codes now. They are not shown again.">
        Each one signs you in once when your phone is not at hand. A password manager or a sheet of paper in a
        safe place will do.
      </Alert>
      <ol
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-lg border border-line bg-sunken px-4 py-3 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button
          className="scripting-none:hidden"
          icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          onClick={() => navigator.clipboard.writeText(codes.join("\n")).then(() => setCopied(true))}
        >
          {copied ? "Copied" : "Copy all"}
        </Button>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="trunkline-recovery-codes.txt"
          className={buttonClass("secondary")}
        >
          <Download aria-hidden="true" />
          Download
        </a>
        {continueHref && (
          <ButtonLink href={continueHref} variant="primary" className="ml-auto">
            {continueLabel}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
