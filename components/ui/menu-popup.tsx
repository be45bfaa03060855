"use client";

import { Menu as Base } from "@base-ui/react/menu";
import clsx from "clsx";
import { useRouter } from "next/navigation";
import { type RefObject, startTransition } from "react";
import type { MenuItem } from "./menu";
import { notify } from "./notify";

const line =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2 text-sm outline-none select-none data-highlighted:bg-hover data-disabled:opacity-50 pointer-coarse:min-h-11 [&_svg]:size-4";

/** The list itself, anchored to the button that opened it. */
export function MenuPopup({
  label,
  items,
  anchor,
  open,
  onOpenChange,
}: {
  label: string;
  items: MenuItem[];
  anchor: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const router = useRouter();
  const run = (item: Extract<MenuItem, { action: unknown }>) =>
    startTransition(async () => {
      const form = new FormData();
      for (const [name, value] of Object.entries(item.fields ?? {})) form.set(name, value);
      form.set("idempotencyKey", crypto.randomUUID());
      const result = await item.action(null, form);
      if (!result.ok) return notify({ tone: "bad", text: result.error.message });
      if (result.message) notify({ tone: "good", text: result.message });
      if (result.redirectTo) router.push(result.redirectTo);
    });
  return (
    <Base.Root
      open={open}
      modal={false}
      onOpenChange={(next, details) => {
        const onButton =
          details.event.target instanceof Node && anchor.current?.contains(details.event.target);
        if (next || !onButton) onOpenChange(next);
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} align="end" sideOffset={6} className="z-50">
          <Base.Popup
            aria-label={label}
            finalFocus={anchor}
            className="min-w-44 rounded-lg bg-raised p-1 shadow-pop outline-none"
          >
            {items.map((item) => {
              const body = (
                <>
                  {item.icon}
                  <span className="flex-1">{item.label}</span>
                  {item.hint && <span className="text-xs text-faint">{item.hint}</span>}
                </>
              );
              const look = clsx(line, item.danger && "text-bad");
              return "href" in item ? (
                <Base.Item
                  key={item.label}
                  disabled={item.disabled}
                  className={look}
                  onClick={() => router.push(item.href)}
                >
                  {body}
                </Base.Item>
              ) : (
                <Base.Item
                  key={item.label}
                  disabled={item.disabled}
                  className={look}
                  onClick={() => run(item)}
                >
                  {body}
                </Base.Item>
              );
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
