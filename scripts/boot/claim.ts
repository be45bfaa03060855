import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { isAlive, locked, markOf, type ProcessMark } from "@/db/embedded";
import { endChild } from "./children";
import { BootError } from "./report";
import type { Settings } from "./runtime";

type Run = { supervisor: ProcessMark; url: string; children: ProcessMark[] };

const fileOf = (settings: Settings) => path.join(settings.dataDir, "run.json");

export function currentRun(settings: Settings): Run | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(settings), "utf8")) as Run;
  } catch {
    return undefined;
  }
}

/** Notes who runs here, so that the next start can tell a living system from what a kill -9 left behind. */
export function noteRun(settings: Settings, pids: number[]): void {
  const run: Run = { supervisor: markOf(process.pid), url: settings.APP_URL, children: pids.map(markOf) };
  writeFileSync(fileOf(settings), JSON.stringify(run));
}

export const forgetRun = (settings: Settings) => rmSync(fileOf(settings), { force: true });

/**
 * Makes sure that we may run here: nobody else does, nothing is left of a killed run, and the port is free.
 * @throws {BootError} otherwise.
 */
export async function claim(settings: Settings): Promise<void> {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  await locked(settings.dataDir, () => take(settings));
}

async function take(settings: Settings): Promise<void> {
  const run = currentRun(settings);
  if (run && isAlive(run.supervisor))
    throw new BootError(
      `It is already running at ${run.url} (process ${run.supervisor.pid}). Stop that first, or give this one another DATA_DIR and PORT.`,
    );
  await Promise.all((run?.children ?? []).filter(isAlive).map(({ pid }) => endChild(pid, 3_000)));
  await assertPortFree(settings.HOST, settings.PORT);
  noteRun(settings, []);
}

function assertPortFree(host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      fail(new BootError(whyNot(error.code, host, port))),
    );
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

function whyNot(code: string | undefined, host: string, port: number): string {
  if (code === "EADDRINUSE")
    return `PORT ${port} is already in use on ${host}. Stop what listens there, or choose another: PORT=${port + 1} npm start`;
  if (code === "EACCES") return `PORT ${port} may not be opened by this user. Choose one above 1023.`;
  return `HOST ${host} is not an address of this machine (${code}).`;
}
