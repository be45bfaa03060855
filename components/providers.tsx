"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useState } from "react";
import { onFirstNotice } from "./ui/notify";

const Toaster = dynamic(() => import("./ui/toaster").then((part) => part.Toaster), { ssr: false });

/** What every page stands in: toasts, whose code comes with the first of them. Live parts bring QueryProvider. */
export function Providers({ children }: { children: ReactNode }) {
  const [toasting, setToasting] = useState(false);
  useEffect(() => onFirstNotice(() => setToasting(true)), []);
  return (
    <>
      {children}
      {toasting && <Toaster />}
    </>
  );
}
