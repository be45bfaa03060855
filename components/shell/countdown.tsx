"use client";

import { useEffect, useState } from "react";

const clock = (ms: number) => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** Time left of an impersonation, by its end or by idling, whichever comes first. At zero the page is asked for anew. */
export function Countdown({ endsAt, idleEndsAt }: { endsAt: string; idleEndsAt: string }) {
  const end = Date.parse(endsAt);
  const idle = Date.parse(idleEndsAt);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.min(end, idle) - now;
  useEffect(() => {
    if (left <= -1500) location.reload();
  }, [left]);
  const idling = idle < end && idle - now < 120_000;
  return (
    <span role="timer" suppressHydrationWarning>
      {left <= 0 ? "Ended" : `${clock(left)} left${idling ? " unless you do something" : ""}`}
    </span>
  );
}
