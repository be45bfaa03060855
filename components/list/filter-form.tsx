"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useTransition } from "react";
import { Button } from "../ui/button";

/** A GET form that, with script, keeps empty filters out of the address and goes as soon as one is chosen. */
export function FilterForm({ path, children }: { path: string; children: ReactNode }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [pending, start] = useTransition();
  const go = () => {
    if (!form.current) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form.current))
      if (typeof value === "string" && value.trim() !== "") query.append(name, value.trim());
    const text = query.toString();
    start(() => router.push(text ? `${path}?${text}` : path, { scroll: false }));
  };
  return (
    <search className="contents">
      <form
        ref={form}
        method="get"
        action={path}
        aria-busy={pending}
        className="contents"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) go();
        }}
      >
        {children}
        <Button
          type="submit"
          variant="secondary"
          icon={<Search aria-hidden="true" />}
          className="sr-only scripting-none:not-sr-only"
        >
          Search
        </Button>
        {pending && <span className="spinner text-muted" role="status" aria-label="Loading" />}
      </form>
    </search>
  );
}
