import clsx from "clsx";

/** The mark: one trunk, its lines branching off. Takes the accent of the portal it stands in. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={clsx("shrink-0", className ?? "size-7")}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M8 10.5h16M16 10.5V24M16 15.5c0 2.6 1.9 3.4 3.6 3.4H22M16 15.5c0 2.6-1.9 3.4-3.6 3.4H10"
        fill="none"
        className="stroke-on-accent"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={clsx("inline-flex items-center gap-2 font-semibold tracking-tight", className)}>
      <LogoMark />
      Trunkline
    </span>
  );
}
