"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { CornerDownLeft, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { QueryProvider } from "../query-provider";
import type { PageLink } from "./search-button";

/** What the search endpoint answers to `?q=`. */
export type SearchAnswer = {
  groups: { label: string; items: { label: string; hint?: string; href: string }[] }[];
};

async function ask(endpoint: string, q: string, signal: AbortSignal): Promise<SearchAnswer> {
  const answer = await fetch(`${endpoint}?q=${encodeURIComponent(q)}`, {
    signal,
    headers: { accept: "application/json" },
  });
  if (!answer.ok) throw new Error(`Search answered ${answer.status}`);
  return answer.json() as Promise<SearchAnswer>;
}

type PaletteProps = { endpoint?: string; pages: PageLink[]; open: boolean; onClose: () => void };

/** Search everything: what the endpoint finds, then this portal's own pages. */
export function CommandPalette(props: PaletteProps) {
  return (
    <QueryProvider>
      <Palette {...props} />
    </QueryProvider>
  );
}

function Palette({ endpoint, pages, open, onClose }: PaletteProps) {
  const router = useRouter();
  const box = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const asking = Boolean(endpoint) && q.length >= 2;
  const { data, isFetching, isError } = useQuery({
    queryKey: ["search", endpoint, q],
    queryFn: ({ signal }) => ask(endpoint ?? "", q, signal),
    enabled: open && asking,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  useEffect(() => {
    const dialog = box.current;
    if (!open) dialog?.close();
    else if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector("input")?.focus();
    }
  }, [open]);
  const go = (href: string) => {
    onClose();
    setText("");
    router.push(href);
  };
  const found = asking ? (data?.groups ?? []).filter((group) => group.items.length > 0) : [];
  const near = pages.filter((page) => page.label.toLowerCase().includes(q.toLowerCase()));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={box}
      aria-label="Search everything"
      className="dialog palette max-w-xl"
      onClose={onClose}
      onClick={(event) => event.target === box.current && onClose()}
    >
      <Command shouldFilter={false} label="Search everything" loop>
        <div className="flex items-center gap-2.5 border-b border-line px-4">
          <Search className="size-4 text-faint" aria-hidden="true" />
          <Command.Input
            value={text}
            onValueChange={setText}
            placeholder={endpoint ? "Customers, accounts, products, pages…" : "Go to a page…"}
            className="h-12 w-full bg-transparent text-base outline-none placeholder:text-faint"
          />
          {isFetching && asking && (
            <span className="spinner text-muted" role="status" aria-label="Searching" />
          )}
        </div>
        <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5">
          {isError && asking && (
            <p className="px-2.5 py-2 text-sm text-bad">The search did not answer. Type again to retry.</p>
          )}
          <Command.Empty className="px-4 py-8 text-center text-sm text-muted">
            {isFetching && asking ? "Searching…" : `Nothing found for “${text.trim()}”`}
          </Command.Empty>
          {found.map((group) => (
            <Command.Group key={group.label} heading={group.label}>
              {group.items.map((item) => (
                <Line key={item.href + item.label} value={`${group.label} ${item.href}`} {...item} go={go} />
              ))}
            </Command.Group>
          ))}
          {near.length > 0 && (
            <Command.Group heading="Pages">
              {near.map((page) => (
                <Line
                  key={page.href}
                  value={`page ${page.href}`}
                  label={page.label}
                  hint={page.section}
                  href={page.href}
                  go={go}
                />
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </dialog>
  );
}

function Line({
  value,
  label,
  hint,
  href,
  go,
}: {
  value: string;
  label: string;
  hint?: string;
  href: string;
  go: (href: string) => void;
}) {
  return (
    <Command.Item value={value} onSelect={() => go(href)} className="menu-line group">
      <span className="truncate">{label}</span>
      {hint && <span className="ml-auto truncate pl-3 text-xs text-muted">{hint}</span>}
      <CornerDownLeft
        className="size-3.5! text-muted not-group-data-[selected=true]:hidden"
        aria-hidden="true"
      />
    </Command.Item>
  );
}
