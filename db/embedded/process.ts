import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

function ps(pid: number, column: string): string {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "";
  }
}

/** When the process began, in the system's own words, or undefined when there is no such process. A pid alone may be re-used. */
export function startMark(pid: number): string | undefined {
  if (process.platform === "linux") {
    try {
      // The name in parentheses may hold spaces; the start time is the 20th field after it.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop()?.split(" ") ?? [];
      return fields[0] === "Z" ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return undefined;
  }
  return process.platform === "win32" ? "running" : ps(pid, "lstart") || undefined;
}

/** The command line of a process, words joined by spaces; "" when it is gone or hidden. */
export function commandLine(pid: number): string {
  if (process.platform !== "linux") return ps(pid, "command");
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

/** The pid of a process's parent; 0 when it cannot be told. */
export function parentOf(pid: number): number {
  if (process.platform === "win32") return 0;
  if (process.platform !== "linux") return Number(ps(pid, "ppid")) || 0;
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop()?.split(" ")[1]) || 0;
  } catch {
    return 0;
  }
}

export type ProcessMark = { pid: number; mark: string };

/** Enough to recognise this very process later, even if its pid is given to another. */
export const markOf = (pid: number): ProcessMark => ({ pid, mark: startMark(pid) ?? "" });

/** True while the process that `markOf` saw is still the one with that pid. */
export const isAlive = ({ pid, mark }: ProcessMark): boolean => mark !== "" && startMark(pid) === mark;

export const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
