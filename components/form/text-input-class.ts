/** How every text-like input looks; apart from the inputs so that server components can use it. */
export const inputClass =
  "block min-h-(--control) w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-sm text-fg placeholder:text-faint hover:border-muted aria-invalid:border-bad disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken";
