import clsx from "clsx";
import { initials } from "@/lib/platform/format";

/** A person's initials; decorative, the name stands beside it. */
export function Avatar({ name, size = "md" }: { name: string; size?: "sm" | "md" }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-text select-none",
        size === "sm" ? "size-5 text-[0.5625rem]" : "size-7 text-2xs",
      )}
    >
      {initials(name)}
    </span>
  );
}
