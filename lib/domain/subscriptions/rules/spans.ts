import { daysBetween, earlierOf, laterOf, type PlainDate } from "@/lib/platform/time";

/** Days from `from` to `to`, the latter not included. */
export type Span = { from: PlainDate; to: PlainDate };

export const lengthOf = ({ from, to }: Span): number => Math.max(0, daysBetween(from, to));

/** The days two spans have in common; empty ones end where they begin or before. */
export const overlapOf = (a: Span, b: Span): Span => ({
  from: laterOf(a.from, b.from),
  to: earlierOf(a.to, b.to),
});

/** Spans in order and apart: what overlaps or touches becomes one, so that a day counts once. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (to <= from) continue;
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = laterOf(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** The days of a span that lie in none of the others. @param others in order and apart. */
export function withoutSpans(span: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { from } = span;
  for (const other of others) {
    if (other.from > from) left.push({ from, to: earlierOf(other.from, span.to) });
    from = laterOf(from, other.to);
    if (from >= span.to) return left.filter((one) => one.from < one.to);
  }
  left.push({ from, to: span.to });
  return left.filter((one) => one.from < one.to);
}
