import clsx from "clsx";
import type { ReactNode } from "react";
import type { LeftNotice } from "@/lib/platform/left-notice";
import { Toaster } from "./ui/toaster";

/**
 * What every page stands in. `notice` is what the action before had to say: a toast, or a line where there is no script.
 * Live parts bring their own QueryProvider, so that other pages load no query code.
 */
export function Providers({ notice, children }: { notice: LeftNotice | null; children: ReactNode }) {
  return (
    <>
      {notice && (
        <p
          role="status"
          className={clsx(
            "hidden border-b px-5 py-2.5 text-sm scripting-none:block",
            notice.tone === "bad"
              ? "border-bad-line bg-bad-soft text-bad"
              : "border-good-line bg-good-soft text-good",
          )}
        >
          {notice.text}
        </p>
      )}
      {children}
      <Toaster left={notice} />
    </>
  );
}
