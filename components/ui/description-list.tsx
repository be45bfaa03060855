import clsx from "clsx";
import type { ReactNode } from "react";

export type Fact = { label: string; value: ReactNode; wide?: boolean };

/** A fact, where there is one: nothing for an empty text, none or null. */
export const given = (label: string, value: ReactNode): Fact[] => (value ? [{ label, value }] : []);

const NOTHING = <span className="text-faint">–</span>;

/** Label and value pairs. `columns` 1 fits a side card, 2 a main one. */
export function DescriptionList({ items, columns = 1 }: { items: Fact[]; columns?: 1 | 2 }) {
  return (
    <dl className={clsx("grid gap-x-8 gap-y-3", columns === 2 && "sm:grid-cols-2")}>
      {items.map((item) => (
        <div
          key={item.label}
          className={clsx(
            "min-w-0",
            columns === 1 && "grid gap-x-4 min-[26rem]:grid-cols-[minmax(7rem,38%)_1fr]",
            item.wide && "sm:col-span-full",
          )}
        >
          <dt className="text-sm text-muted">{item.label}</dt>
          <dd className="min-w-0 text-sm">{item.value === "" ? NOTHING : (item.value ?? NOTHING)}</dd>
        </div>
      ))}
    </dl>
  );
}
