"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { TextInput } from "../form/text-input";

/** A password that can be looked at while it is typed. */
export function PasswordInput({ autoComplete }: { autoComplete: "current-password" | "new-password" }) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <TextInput
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-10"
      />
      <button
        type="button"
        aria-label={shown ? "Hide password" : "Show password"}
        aria-pressed={shown}
        onClick={() => setShown((was) => !was)}
        className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-r-md text-muted hover:text-fg scripting-none:hidden"
      >
        <Icon className="size-4" aria-hidden="true" />
      </button>
    </div>
  );
}
