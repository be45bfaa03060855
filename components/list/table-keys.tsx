"use client";

import { useRouter } from "next/navigation";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";

const INTERACTIVE = "a, button, input, select, textarea, label, summary, dialog, [role=menu]";

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
  const step = STEPS[event.key];
  const from = event.target;
  if (!step || !(from instanceof HTMLAnchorElement) || !from.classList.contains("row-link")) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("a.row-link")];
  event.preventDefault();
  const next = links[step(links.indexOf(from), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

type Push = (href: string) => void;

/** Links of the table go through the router; a press beside them opens the row. */
function onClick(event: MouseEvent<HTMLDivElement>, push: Push) {
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  const pressed = event.target.closest<HTMLAnchorElement>("a[data-route]");
  if (pressed && isPlain(event)) {
    event.preventDefault();
    push(`${pressed.pathname}${pressed.search}${pressed.hash}`);
  }
  if (event.target.closest(INTERACTIVE) || getSelection()?.toString()) return;
  const link = event.target.closest("tr")?.querySelector<HTMLAnchorElement>("a.row-link");
  if (!link) return;
  if (event.metaKey || event.ctrlKey) window.open(link.href, "_blank", "noopener");
  else link.click();
}

/** One listener a table: arrows, Home and End walk the rows; a press anywhere on a row opens it. */
export function TableKeys({ children }: { children: ReactNode }) {
  const { push } = useRouter();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the row's link is the control; this adds shortcuts to it
    <div className="table-scroll" onKeyDown={onKeyDown} onClick={(event) => onClick(event, push)}>
      {children}
    </div>
  );
}
