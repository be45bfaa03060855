"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

/** Text one wants elsewhere (an id, a token): shown in full, copied with one press. */
export function Copyable({ text, label = "Copy" }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1800);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 font-mono text-[0.92em] break-all">{text}</code>
      <button
        type="button"
        onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
        className="grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:bg-hover hover:text-fg scripting-none:hidden"
        aria-label={copied ? "Copied" : `${label} ${text}`}
      >
        {copied ? <Check className="size-3.5 text-good" /> : <Copy className="size-3.5" />}
      </button>
    </span>
  );
}
