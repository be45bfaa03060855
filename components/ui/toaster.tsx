"use client";

import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type Notice, notify, takeNotices } from "./notify";
import { ToneIcon, toneText } from "./tone";

type Shown = Notice & { id: number };

const STAYS_MS = 6_000;

function Toast({ notice, onGone }: { notice: Shown; onGone: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onGone(notice.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [held, notice.id, onGone]);
  return (
    <li
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <ToneIcon tone={notice.tone} className={`mt-0.5 size-4 ${toneText[notice.tone]}`} />
      <div className="min-w-0 flex-1">
        <p className="text-sm font-medium">{notice.text}</p>
        {notice.detail && <p className="text-sm text-muted">{notice.detail}</p>}
      </div>
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => onGone(notice.id)}
        className="-my-0.5 -mr-1 grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:bg-hover hover:text-fg"
      >
        <X className="size-3.5" aria-hidden="true" />
      </button>
    </li>
  );
}

/**
 * Toasts, in the browser's top layer so that they stand above an open dialog; announced, and held while looked at.
 * `left` is the first of them: what the page was sent with.
 */
export function Toaster({ left }: { left: Notice | null }) {
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown[]>([]);
  const [gone] = useState(() => (id: number) => setShown((list) => list.filter((one) => one.id !== id)));
  useEffect(() => {
    let last = 0;
    return takeNotices((notice) => {
      last += 1;
      const id = last;
      setShown((list) => [...list.slice(-2), { ...notice, id }]);
    });
  }, []);
  const { text, tone = "good" } = left ?? {};
  useEffect(() => {
    if (text) notify({ tone, text });
  }, [text, tone]);
  useEffect(() => {
    const layer = box.current;
    if (!layer || shown.length === 0) return;
    // Shown anew each time: the top layer is ordered by when one entered it.
    if (layer.matches(":popover-open")) layer.hidePopover();
    layer.showPopover();
  }, [shown]);
  return (
    <div ref={box} popover="manual" className="toasts" role="status" aria-label="Notices">
      <ol className="grid gap-2">
        {shown.map((notice) => (
          <Toast key={notice.id} notice={notice} onGone={gone} />
        ))}
      </ol>
    </div>
  );
}
