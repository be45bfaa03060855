"use client";

import { useEffect, useRef } from "react";

/** The boxes of one bulk form on this page. */
export const boxesOf = (form: string) => [
  ...document.querySelectorAll<HTMLInputElement>(`input[name="ids"][form="${CSS.escape(form)}"]`),
];

/** Ticks every row of this page; half-ticked when only some are. */
export function SelectAll({ form }: { form: string }) {
  const own = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const follow = () => {
      const boxes = boxesOf(form);
      const ticked = boxes.filter((box) => box.checked).length;
      if (!own.current) return;
      own.current.checked = ticked > 0 && ticked === boxes.length;
      own.current.indeterminate = ticked > 0 && ticked < boxes.length;
    };
    document.addEventListener("change", follow);
    follow();
    return () => document.removeEventListener("change", follow);
  }, [form]);
  return (
    <input
      ref={own}
      type="checkbox"
      className="check scripting-none:hidden"
      aria-label="Select all rows on this page"
      onChange={(event) => {
        for (const box of boxesOf(form)) box.checked = event.target.checked;
      }}
    />
  );
}
