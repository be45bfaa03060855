"use client";

import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useRef, useState } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { buttonClass } from "./button";

/** One line of a menu: a link, or an action posted with `fields`. */
export type MenuItem = {
  label: string;
  icon?: ReactNode;
  hint?: string;
  danger?: boolean;
  disabled?: boolean;
} & ({ href: string } | { action: FormAction; fields?: Record<string, string> });

const MenuPopup = dynamic(() => import("./menu-popup").then((part) => part.MenuPopup), { ssr: false });

/** A button that opens a list of things to do. The menu's own code is loaded when it is first opened. */
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
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={children ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        className={
          className ??
          buttonClass(children ? "secondary" : "ghost", "md", clsx(!children && "w-(--control) !px-0"))
        }
        onClick={() => {
          setWanted(true);
          setOpen((was) => !was);
        }}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setWanted(true);
          setOpen(true);
        }}
      >
        {children ?? <Ellipsis aria-hidden="true" />}
      </button>
      {wanted && <MenuPopup label={label} items={items} anchor={button} open={open} onOpenChange={setOpen} />}
    </>
  );
}
