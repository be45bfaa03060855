"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useState } from "react";
import { readTheme, THEME_COOKIE, type Theme } from "./theme";

const CHOICES = [
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
  { theme: "system", label: "System", icon: Monitor },
] as const;

/** Light, dark, or as the machine says. Takes effect at once; the cookie tells the server for the next page. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => setTheme(readTheme(document.documentElement.dataset.theme)), []);
  const choose = (next: Theme) => {
    document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=31536000; samesite=lax`;
    setTheme(next);
  };
  return (
    <fieldset className="scripting-none:hidden">
      <legend className="sr-only">Theme</legend>
      <div className="grid grid-cols-3 gap-0.5 rounded-md bg-sunken p-0.5">
        {CHOICES.map(({ theme: choice, label, icon: Icon }) => (
          <button
            key={choice}
            type="button"
            aria-pressed={theme === choice}
            onClick={() => choose(choice)}
            className="flex min-h-7 items-center justify-center gap-1 rounded-sm text-xs text-muted aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-fg aria-pressed:shadow-card pointer-coarse:min-h-10"
          >
            <Icon className="size-3.5" aria-hidden="true" />
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
