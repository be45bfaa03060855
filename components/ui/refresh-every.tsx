"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** What takes longer is not waited for before the screen: each look is a page drawn, and may be a read recorded. */
const MOST_LOOKS = 60;

/** Draws the page anew as long as it stands there: beside what is under way. A tab that nobody sees waits. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    let looks = 0;
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      looks += 1;
      if (looks >= MOST_LOOKS) clearInterval(timer);
      router.refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
