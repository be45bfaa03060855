"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Kbd } from "../ui/kbd";

export type PageLink = { label: string; href: string; section?: string };

const CommandPalette = lazy(() =>
  import("./command-palette").then((part) => ({ default: part.CommandPalette })),
);

/** Opens the palette by press or ⌘K / Ctrl K; the palette's code is loaded the first time. */
export function SearchButton({ endpoint, pages }: { endpoint?: string; pages: PageLink[] }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      setWanted(true);
      setOpen((was) => !was);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        onClick={show}
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        className="flex min-h-(--control) items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-sm text-faint hover:border-line-strong sm:w-full sm:max-w-sm scripting-none:hidden"
      >
        <Search className="size-4" aria-hidden="true" />
        <span className="flex-1 text-left max-sm:sr-only">{endpoint ? "Search everything" : "Go to"}</span>
        <span className="max-sm:hidden" aria-hidden="true">
          <Kbd>⌘K</Kbd>
        </span>
      </button>
      {wanted && (
        <Suspense fallback={null}>
          <CommandPalette
            endpoint={endpoint}
            pages={pages}
            open={open}
            onClose={() => {
              setOpen(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
