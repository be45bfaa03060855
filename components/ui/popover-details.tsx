"use client";

import clsx from "clsx";
import { type ReactNode, useEffect, useRef } from "react";

/** A panel below a button, on `details`: opens without script; with it, Escape, leaving and pressing elsewhere close it. */
export function PopoverDetails({
  summary,
  label,
  children,
  align = "end",
  className,
  summaryClass,
  onOpen,
}: {
  summary: ReactNode;
  label?: string;
  children: ReactNode;
  align?: "start" | "end";
  className?: string;
  summaryClass?: string;
  onOpen?: () => void;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const shut = (event: Event) => {
      const details = box.current;
      if (details?.open && event.target instanceof Node && !details.contains(event.target))
        details.open = false;
    };
    const onKey = (event: KeyboardEvent) => {
      const details = box.current;
      if (event.key !== "Escape" || !details?.open) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", shut);
    document.addEventListener("focusin", shut);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", shut);
      document.removeEventListener("focusin", shut);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  return (
    // biome-ignore lint/a11y: following a link inside closes the panel; the links themselves are the controls
    <details
      ref={box}
      className="relative"
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a") && box.current)
          box.current.open = false;
      }}
    >
      <summary aria-label={label} title={label} className={summaryClass}>
        {summary}
      </summary>
      <div
        className={clsx(
          "absolute top-full z-50 mt-1.5 max-h-[min(32rem,75dvh)] max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg bg-raised shadow-pop",
          align === "end" ? "right-0" : "left-0",
          className,
        )}
      >
        {children}
      </div>
    </details>
  );
}
