const passed = new Map<string, number>();

/**
 * Ends the process as a power cut would, when FAILPOINT names this place ("usage.posted", or "usage.posted:3" for the third
 * time it is passed). For tests of crashes, which set it in a child of their own; in production it does nothing.
 */
export function failpoint(name: string): void {
  const wanted = process.env.FAILPOINT;
  if (!wanted || process.env.NODE_ENV === "production") return;
  const [place, times = "1"] = wanted.split(":");
  if (place !== name) return;
  const count = (passed.get(name) ?? 0) + 1;
  passed.set(name, count);
  if (count === Number(times)) process.kill(process.pid, "SIGKILL");
}
