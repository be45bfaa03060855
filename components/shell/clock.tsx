"use client";

import { useEffect, useState } from "react";

const timeIn = (timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(Date.now());

/** The time in the zone all moments on the page are shown in. */
export function Clock({ timeZone }: { timeZone: string }) {
  const [time, setTime] = useState("");
  useEffect(() => {
    const tick = () => setTime(timeIn(timeZone));
    tick();
    const timer = setInterval(tick, 5_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  const zone = timeZone.replaceAll("_", " ");
  return (
    <span
      className="hidden items-baseline gap-1.5 text-xs whitespace-nowrap text-muted xl:inline-flex"
      title={`Times are shown in ${zone}`}
    >
      <span className="inline-block min-w-8 text-right font-medium text-fg tabular-nums">{time}</span>
      {zone}
    </span>
  );
}
