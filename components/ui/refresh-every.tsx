"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Draws the page anew as long as it stands there: beside what is under way. A tab that nobody sees waits. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && router.refresh();
    const timer = setInterval(look, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
