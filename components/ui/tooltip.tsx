"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";

/** A few words about what it wraps, on hover and on focus. Stays while the pointer is on it; Escape hides it. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  const id = useId();
  const host = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = () => {
    clearTimeout(leaving.current);
    setOpen(true);
  };
  // The pointer needs a moment to cross the gap to the words themselves.
  const leave = () => {
    leaving.current = setTimeout(() => setOpen(false), 120);
  };
  useEffect(() => {
    host.current?.firstElementChild?.setAttribute("aria-describedby", id);
  }, [id]);
  useEffect(() => {
    const bubble = tip.current;
    const target = host.current?.firstElementChild?.getBoundingClientRect();
    if (!open || !bubble || !target) return;
    bubble.showPopover();
    const own = bubble.getBoundingClientRect();
    const left = Math.min(
      Math.max(8, target.left + target.width / 2 - own.width / 2),
      innerWidth - own.width - 8,
    );
    const above = target.top - own.height - 6;
    bubble.style.left = `${left}px`;
    bubble.style.top = `${above < 8 ? target.bottom + 6 : above}px`;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setOpen(false);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      bubble.hidePopover();
    };
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the child is the control; this only listens around it
    <span
      ref={host}
      className="inline-flex"
      onPointerEnter={show}
      onPointerLeave={leave}
      onFocus={show}
      onBlur={() => setOpen(false)}
    >
      {children}
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        className="fixed inset-auto m-0 max-w-72 rounded-md border border-line bg-raised px-2 py-1 text-xs font-normal text-fg shadow-pop"
      >
        {text}
      </span>
    </span>
  );
}
