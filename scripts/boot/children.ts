import { type ChildProcess, spawn } from "node:child_process";
import { sleep } from "@/db/embedded";

export type Command = { name: string; words: string[]; environment: Record<string, string> };

const windows = process.platform === "win32";
// A whole address: what the child starts in another folder inherits it.
const LEASH = new URL("../leash.mjs", import.meta.url).href;

/** The web process. Pages make much that is garbage at once: room for it is cheaper than moving it about. */
export const WEB = ["--max-semi-space-size=32", "--import", "tsx", "scripts/serve.ts"];
/** A job works through thousands of rows at a time, and leaves as much behind. */
export const WORKER = ["--max-semi-space-size=64", "--import", "tsx", "scripts/worker.ts"];

/**
 * Starts a Node process that dies with us (scripts/leash.mjs), in a group of its own: Ctrl-C in the terminal reaches us
 * alone, and we stop things in order.
 */
export function startChild(
  { words, environment }: Command,
  output: "inherit" | "pipe" = "inherit",
): ChildProcess {
  return spawn(process.execPath, ["--import", LEASH, ...words], {
    stdio: ["pipe", output, output],
    env: { ...process.env, ...environment } as NodeJS.ProcessEnv,
    detached: !windows,
    windowsHide: true,
  });
}

/** Ends a process group: politely, and after `patience` milliseconds for good. */
export async function endChild(pid: number, patience = 5_000): Promise<void> {
  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      process.kill(windows ? pid : -pid, name);
      return true;
    } catch {
      return false;
    }
  };
  const deadline = Date.now() + patience;
  signal("SIGTERM");
  while (signal(0) && Date.now() < deadline) await sleep(50);
  signal("SIGKILL");
}

/** Runs a command to its end. @returns its exit code, and the last lines it wrote when they were collected. */
export function runChild(
  command: Command,
  output: "inherit" | "pipe",
): { done: Promise<[number, string]>; child: ChildProcess } {
  const child = startChild(command, output);
  let tail = "";
  const collect = (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-8_000);
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const done = new Promise<[number, string]>((finish) => {
    child.once("error", (error) => finish([1, error.message]));
    child.once("close", (code) => finish([code ?? 1, tail]));
  });
  return { done, child };
}
