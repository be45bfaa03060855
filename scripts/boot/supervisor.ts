import type { ChildProcess } from "node:child_process";
import { type Command, endChild, startChild } from "./children";

const WINDOW_MS = 60_000;
const MOST_RESTARTS = 5;

/** Keeps commands running: one that ends by itself is started again, until it has ended too often. */
export class Supervisor {
  private readonly running = new Map<string, ChildProcess>();
  private stopping = false;

  constructor(
    private readonly say: (line: string) => void,
    /** Called with the pids after every change. */
    private readonly onChange: (pids: number[]) => void,
    private readonly onGiveUp: (name: string) => void,
  ) {}

  start(command: Command, ends: number[] = []): void {
    if (this.stopping) return;
    const child = startChild(command);
    this.running.set(command.name, child);
    this.changed();
    child.once("error", () => undefined);
    child.once("close", (code, signal) => {
      this.running.delete(command.name);
      this.changed();
      if (this.stopping) return;
      const recent = [...ends, Date.now()].filter((time) => time > Date.now() - WINDOW_MS);
      this.say(`The ${command.name} ended unexpectedly (${signal ?? `code ${code}`}).`);
      if (recent.length > MOST_RESTARTS) this.onGiveUp(command.name);
      else setTimeout(() => this.start(command, recent), 500 * recent.length);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const pids = [...this.running.values()].flatMap((child) => child.pid ?? []);
    await Promise.all(pids.map((pid) => endChild(pid)));
  }

  private changed(): void {
    this.onChange([...this.running.values()].flatMap((child) => child.pid ?? []));
  }
}
