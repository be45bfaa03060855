import clsx from "clsx";
import type { ReactNode } from "react";
import type { Tone } from "./tone";

/** A small label without a meaning of its own: a type, a class, a count. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center rounded-sm align-middle border border-line bg-sunken px-1.5 text-xs font-medium whitespace-nowrap text-muted",
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A status: always a word and a shape, coloured by its meaning. `icon` replaces the shape. */
export function StatusBadge({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className="status" data-tone={tone} data-icon={icon ? "" : undefined}>
      {icon}
      {children}
    </span>
  );
}

/** A status by its code; one that nobody named stands as it is. */
export function StatusOf({
  words,
  code,
}: {
  words: Record<string, { tone: Tone; word: string }>;
  code: string;
}) {
  const { tone, word } = words[code] ?? { tone: "neutral" as const, word: code };
  return <StatusBadge tone={tone}>{word}</StatusBadge>;
}
