"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { formatCounted } from "@/lib/platform/format";
import { Button, type ButtonVariant } from "../ui/button";
import { boxesOf } from "./select-all";

const Selection = createContext({ count: 0, one: "row", many: "rows" });

/**
 * The form around a table's ticked boxes ("ids"). Appears with the first tick and says how many.
 * `action` is where it goes: an address (GET, a preview page) or a server action.
 */
export function BulkBar({
  formId,
  action,
  one,
  many,
  hidden = {},
  children,
}: {
  formId: string;
  action: string | ((form: FormData) => void | Promise<void>);
  one: string;
  many: string;
  hidden?: Record<string, string>;
  children: ReactNode;
}) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const recount = () => setCount(boxesOf(formId).filter((box) => box.checked).length);
    document.addEventListener("change", recount);
    recount();
    return () => document.removeEventListener("change", recount);
  }, [formId]);
  const clear = () => {
    for (const box of boxesOf(formId)) box.checked = false;
    document.dispatchEvent(new Event("change"));
  };
  return (
    <form
      id={formId}
      action={action}
      className={count > 0 ? "bulk-bar" : "bulk-bar hidden scripting-none:flex"}
      aria-label="Selected rows"
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p role="status" className="mr-auto text-sm font-medium tabular-nums scripting-none:hidden">
        {formatCounted(count, one, many)} selected
      </p>
      <Selection value={{ count, one, many }}>{children}</Selection>
      <Button variant="ghost" onClick={clear} className="scripting-none:hidden">
        Clear
      </Button>
    </form>
  );
}

/** A button of the bar that names what it will do to how many: "Suspend 3 customers". */
export function BulkAction({
  verb,
  name = "do",
  value,
  variant,
  icon,
}: {
  verb: string;
  name?: string;
  value: string;
  variant?: ButtonVariant;
  icon?: ReactNode;
}) {
  const { count, one, many } = useContext(Selection);
  return (
    <Button type="submit" name={name} value={value} variant={variant} icon={icon}>
      {verb} {count > 0 ? formatCounted(count, one, many) : many}
    </Button>
  );
}
