import { formatCount } from "@/lib/platform/format";

/** How far long work has come. Without `max` it is under way but cannot be counted yet. */
export function ProgressBar({ value, max, label }: { value: number; max?: number; label: string }) {
  const known = max !== undefined && max > 0;
  const percent = known ? Math.min(100, Math.floor((value / max) * 100)) : null;
  return (
    <div className="grid gap-1">
      <div className="flex justify-between gap-4 text-xs text-muted tabular-nums">
        <span className="truncate">{label}</span>
        <span>{known ? `${formatCount(value)} of ${formatCount(max)} · ${percent}%` : "Under way"}</span>
      </div>
      <progress
        className="progress h-1.5 w-full"
        aria-label={label}
        {...(known ? { value: Math.min(value, max), max } : {})}
      />
    </div>
  );
}
