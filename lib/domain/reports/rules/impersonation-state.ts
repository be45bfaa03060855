export type ImpersonationTimes = {
  handoverExpiresAt: Date;
  handoverUsedAt: Date | null;
  lastSeenAt: Date;
  endsAt: Date;
  endedAt: Date | null;
};

/** "waiting": asked for, the portal not opened yet. "unused": it never was. */
export type ImpersonationState = "waiting" | "unused" | "running" | "ended";

/** How an acting session stands right now. What ran out without anyone coming back is over, though nothing recorded it. */
export function impersonationState(
  times: ImpersonationTimes,
  now: Date,
  idleMinutes: number,
): ImpersonationState {
  if (times.endedAt) return "ended";
  if (!times.handoverUsedAt) return now < times.handoverExpiresAt ? "waiting" : "unused";
  const idle = now.getTime() - times.lastSeenAt.getTime() >= idleMinutes * 60_000;
  return idle || now >= times.endsAt ? "ended" : "running";
}

/** When and why it ended, or would be found to have ended. */
export function impersonationEnd(
  times: ImpersonationTimes,
  recordedCause: string | null,
  now: Date,
  idleMinutes: number,
): { at: Date; cause: string } | null {
  if (times.endedAt) return { at: times.endedAt, cause: recordedCause ?? "stopped" };
  if (impersonationState(times, now, idleMinutes) !== "ended") return null;
  const idleAt = new Date(times.lastSeenAt.getTime() + idleMinutes * 60_000);
  return idleAt < times.endsAt ? { at: idleAt, cause: "idle" } : { at: times.endsAt, cause: "expired" };
}
