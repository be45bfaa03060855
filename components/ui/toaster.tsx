"use client";

import { useEffect, useState } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { takeNotices } from "./notify";
import { ToneIcon } from "./tone";

const show = { good: toast.success, bad: toast.error, info: toast.info };

/** Renders toasts bottom right; mounted by Providers when the first notice arrives. */
export function Toaster() {
  const [theme] = useState(
    () => (document.documentElement.dataset.theme ?? "system") as "light" | "dark" | "system",
  );
  useEffect(
    () => takeNotices(({ tone, text, detail }) => show[tone](text, { description: detail, duration: 6000 })),
    [],
  );
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      closeButton
      containerAriaLabel="Notices"
      className="toaster"
      icons={{
        success: <ToneIcon tone="good" className="text-good" />,
        error: <ToneIcon tone="bad" className="text-bad" />,
        info: <ToneIcon tone="info" className="text-info" />,
      }}
    />
  );
}
