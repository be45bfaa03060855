const WIDTH = 120;

/** Pixels are floats: the one place where these amounts become numbers, and only to be drawn. */
const size = (amount: string) => Math.abs(Number(amount));

/** The widest bar that a list of changes needs. */
export const widest = (changes: readonly { before: string; after: string }[]): number =>
  changes.reduce((most, { before, after }) => Math.max(most, size(before), size(after)), 0);

/** Before above after, drawn to one scale. A drawing only: the amounts stand beside it. */
export function ChangeBars({ before, after, most }: { before: string; after: string; most: number }) {
  const width = (amount: string) => (most > 0 ? Math.max(1, (size(amount) / most) * WIDTH) : 1);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 14`}
      preserveAspectRatio="none"
      className="inline-block h-3.5 w-24 align-middle"
      aria-hidden="true"
    >
      <rect width={width(before)} height="5" y="1" rx="1.5" className="fill-line-strong" />
      <rect width={width(after)} height="5" y="8" rx="1.5" className="fill-accent" />
    </svg>
  );
}
