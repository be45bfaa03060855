"use client";

import { useEffect, useRef, useState } from "react";
import { DescriptionList, type Fact } from "../ui/description-list";

const labelOf = (input: HTMLInputElement): string =>
  (input.type === "radio"
    ? input.closest("fieldset")?.querySelector("legend")
    : input.labels?.[0]?.firstChild
  )?.textContent ?? input.name;

function shownValue(input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): string {
  if (input instanceof HTMLSelectElement) return input.value ? (input.selectedOptions[0]?.label ?? "") : "";
  if (input instanceof HTMLInputElement && input.type === "radio")
    return input.checked ? (input.labels?.[0]?.querySelector("span span")?.textContent ?? input.value) : "";
  return input.value.trim();
}

/** Every filled-in field of the form around it, as it would be saved; hidden until something is filled in. */
export function FormReview() {
  const host = useRef<HTMLDivElement>(null);
  const [facts, setFacts] = useState<Fact[]>([]);
  useEffect(() => {
    const form = host.current?.closest("form");
    if (!form) return;
    const read = () =>
      setFacts(
        [...form.elements].flatMap((element) => {
          const input = element as HTMLInputElement;
          if (!input.name || input.type === "hidden" || input.name.startsWith("$")) return [];
          const value = shownValue(input);
          return value ? [{ label: labelOf(input), value }] : [];
        }),
      );
    read();
    form.addEventListener("input", read);
    form.addEventListener("change", read);
    return () => {
      form.removeEventListener("input", read);
      form.removeEventListener("change", read);
    };
  }, []);
  return <div ref={host}>{facts.length > 0 && <DescriptionList columns={2} items={facts} />}</div>;
}
