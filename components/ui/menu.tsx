"use client";

import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, startTransition, useId, useRef, useState } from "react";
import { type FormAction, IDEMPOTENCY_FIELD } from "@/lib/platform/action-result";
import { buttonClass } from "./button";
import { focusByKey, placeBelow } from "./menu-keys";
import { notify, showLeftNotice } from "./notify";

/** One line of a menu: a link, or an action posted with `fields`. */
export type MenuItem = {
  label: string;
  icon?: ReactNode;
  hint?: string;
  danger?: boolean;
  disabled?: boolean;
} & ({ href: string } | { action: FormAction; fields?: Record<string, string> });

async function post(item: Extract<MenuItem, { action: unknown }>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(item.fields ?? {})) form.set(name, value);
  form.set(IDEMPOTENCY_FIELD, crypto.randomUUID());
  return item.action(null, form);
}

/** A button that opens a list of things to do, on the browser's own popover: opens, closes and follows links before script. */
export function Menu({
  label,
  items,
  children,
  className,
}: {
  label: string;
  items: MenuItem[];
  children?: ReactNode;
  className?: string;
}) {
  const id = useId();
  const router = useRouter();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const run = (item: MenuItem) => {
    list.current?.hidePopover();
    startTransition(async () => {
      if ("href" in item) return router.push(item.href);
      const result = await post(item).finally(showLeftNotice);
      if (!result.ok) return notify({ tone: "bad", text: result.error.message });
      if (result.message) notify({ tone: result.tone ?? "good", text: result.message });
      if (result.redirectTo) router.push(result.redirectTo);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Tab") list.current?.hidePopover();
    else focusByKey(event);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={children ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        className={
          className ??
          buttonClass(children ? "secondary" : "ghost", "md", clsx(!children && "w-(--control) !px-0"))
        }
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          list.current?.showPopover();
        }}
      >
        {children ?? <Ellipsis aria-hidden="true" />}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className="menu"
        onKeyDown={onKeyDown}
        onToggle={(event) => {
          const opened = event.newState === "open";
          setOpen(opened);
          if (opened && button.current) placeBelow(event.currentTarget, button.current);
        }}
      >
        {items.map((item) => {
          const look = clsx("menu-line", item.danger && "menu-danger");
          const body = (
            <>
              {item.icon}
              <span className="flex-1">{item.label}</span>
              {item.hint && <span className="text-xs text-muted">{item.hint}</span>}
            </>
          );
          return "href" in item && !item.disabled ? (
            <a
              key={item.label}
              href={item.href}
              role="menuitem"
              tabIndex={-1}
              className={look}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                run(item);
              }}
            >
              {body}
            </a>
          ) : (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={item.disabled}
              className={look}
              onClick={() => !item.disabled && run(item)}
            >
              {body}
            </button>
          );
        })}
      </div>
    </>
  );
}
