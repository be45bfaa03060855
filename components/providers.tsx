import type { ReactNode } from "react";
import { Toaster } from "./ui/toaster";

/**
 * What every page stands in. `notice` is what the action before had to say: a toast, or a line where there is no script.
 * Live parts bring their own QueryProvider, so that other pages load no query code.
 */
export function Providers({ notice, children }: { notice: string | null; children: ReactNode }) {
  return (
    <>
      {notice && (
        <p
          role="status"
          className="hidden border-b border-good-line bg-good-soft px-5 py-2.5 text-sm text-good scripting-none:block"
        >
          {notice}
        </p>
      )}
      {children}
      <Toaster left={notice} />
    </>
  );
}
