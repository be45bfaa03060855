"use client";

import { TextInput } from "../form/text-input";

/** Where a one-time code goes. `digits`: only the six of an app, so a phone shows its number pad. */
export function CodeInput({ digits = false }: { digits?: boolean }) {
  return (
    <TextInput
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      inputMode={digits ? "numeric" : "text"}
      maxLength={digits ? 10 : 40}
      className="max-w-48 font-mono tracking-widest"
    />
  );
}
