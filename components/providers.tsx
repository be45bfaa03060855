import type { ReactNode } from "react";
import { Toaster } from "./ui/toaster";

/** What every page stands in. Live parts bring their own QueryProvider, so that other pages load no query code. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Toaster />
    </>
  );
}
