import clsx from "clsx";

/** The four meanings, and "info" for what is merely under way. */
export type Tone = "good" | "warning" | "bad" | "neutral" | "info";

const PATHS: Record<Tone, string> = {
  good: "M5.2 8.3 7.1 10.2 10.9 6.1",
  warning: "M8 4.9v3.7M8 11.1v.01",
  bad: "M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2",
  neutral: "M5.4 8h5.2",
  info: "M8 7.6v3.5M8 5v.01",
};

/** The shape that goes with a meaning, so that colour never speaks alone. Plain SVG: costs no script. */
export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={clsx("shrink-0", className)}
    >
      {tone === "warning" ? <path d="M8 1.7 15 14H1Z" /> : <circle cx="8" cy="8" r="6.5" />}
      <path d={tone === "warning" ? "M8 6.3v3.4M8 11.8v.01" : PATHS[tone]} />
    </svg>
  );
}

export const toneText: Record<Tone, string> = {
  good: "text-good",
  warning: "text-warning",
  bad: "text-bad",
  neutral: "text-muted",
  info: "text-info",
};

export const toneBox: Record<Tone, string> = {
  good: "bg-good-soft text-good border-good-line",
  warning: "bg-warning-soft text-warning border-warning-line",
  bad: "bg-bad-soft text-bad border-bad-line",
  neutral: "bg-sunken text-muted border-line",
  info: "bg-info-soft text-info border-info-line",
};
