import clsx from "clsx";

const bar = "animate-pulse rounded-sm bg-hover motion-reduce:animate-none";

/** One grey bar of a given class size, for a piece that is still loading. */
export function Skeleton({ className = "h-4 w-24" }: { className?: string }) {
  return <span aria-hidden="true" className={clsx("block", bar, className)} />;
}

/** A list that is loading: as tall as the list will be, so nothing jumps. */
export function SkeletonTable({ rows = 10, columns = 5 }: { rows?: number; columns?: number }) {
  const cells = Array.from({ length: columns }, (_, index) => `c${index}`);
  const lines = Array.from({ length: rows }, (_, index) => `r${index}`);
  return (
    <div role="status" className="overflow-hidden rounded-xl border border-line bg-surface">
      <span className="sr-only">Loading</span>
      <div className="h-9 border-b border-line bg-sunken" />
      {lines.map((line) => (
        <div key={line} className="flex h-10 items-center gap-6 border-b border-line px-4 last:border-0">
          {cells.map((cell, index) => (
            <span
              key={cell}
              className={clsx(
                bar,
                "h-3",
                index === 0 ? "w-44" : index > 2 ? "hidden flex-1 sm:block" : "flex-1",
              )}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A whole page that is loading: header, figures, list. For loading.tsx. */
export function SkeletonPage({ rows = 10, figures = 0 }: { rows?: number; figures?: number }) {
  const boxes = Array.from({ length: figures }, (_, index) => `f${index}`);
  return (
    <div>
      <div className="mb-5 flex h-10 items-center justify-between">
        <Skeleton className="h-6 w-48" />
        <Skeleton className="h-8 w-28" />
      </div>
      {figures > 0 && (
        <div className="mb-5 grid grid-cols-[repeat(auto-fit,minmax(min(100%,9rem),1fr))] gap-3">
          {boxes.map((box) => (
            <Skeleton key={box} className="h-[5.25rem] rounded-xl" />
          ))}
        </div>
      )}
      <SkeletonTable rows={rows} />
    </div>
  );
}
