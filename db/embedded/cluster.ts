import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries";
import { EmbeddedError } from "./error";
import { choosePlace } from "./place";
import { commandLine, sleep, startMark } from "./process";
import { answers, freePort, lastWords } from "./reach";
import { bareEnvironment, serverSettings } from "./settings";
import { canReach, isRoot, type SystemUser } from "./user";

const run = promisify(execFile);
/** A crash recovery may take long; it is over when Postgres answers or gives up by itself. */
const START_PATIENCE_MS = 600_000;
const STOP_PATIENCE_S = 4;
const REMAINS_PATIENCE_MS = 15_000;

/** One Postgres data folder and the server on it. Knows nothing of who uses it. */
export class Cluster {
  constructor(
    private readonly dataDir: string,
    private readonly binaries: Binaries,
    private readonly user: SystemUser | undefined,
    private readonly password: string,
    private readonly durable: boolean,
    private readonly say: (line: string) => void,
  ) {}

  private get place(): string {
    return path.join(this.dataDir, "postgres");
  }

  private get as() {
    return {
      ...(this.user ? { uid: this.user.uid, gid: this.user.gid } : {}),
      cwd: path.parse(this.place).root,
    };
  }

  /** The pid and port of the server on this folder, when there is one and it is really ours. */
  running(): { pid: number; port: number } | undefined {
    let lines: string[];
    try {
      lines = readFileSync(path.join(this.place, "postmaster.pid"), "utf8").split("\n");
    } catch {
      return undefined;
    }
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!(pid > 0) || startMark(pid) === undefined) return undefined;
    if (process.platform !== "win32") {
      const command = commandLine(pid);
      if (!command.includes("postgres") || !command.includes(realpathSync(this.place))) return undefined;
    }
    return { pid, port };
  }

  /** @throws {EmbeddedError} when the data folder was taken away from under a running system. */
  assertThere(): void {
    if (!existsSync(path.join(this.place, "PG_VERSION")))
      throw new EmbeddedError(`The database's files in ${this.place} are gone.`);
  }

  /** Makes the data folder when there is none yet. A first start that was killed half-way leaves none behind. */
  async create(): Promise<void> {
    if (existsSync(path.join(this.place, "PG_VERSION"))) return this.checkVersion();
    if (existsSync(this.place) && lstatSync(this.place).isDirectory())
      throw new EmbeddedError(`${this.place} exists but holds no database. Move it away and start again.`);
    rmSync(this.place, { force: true });
    const target = choosePlace(this.dataDir, this.user, this.say);
    const half = `${target}.${randomBytes(4).toString("hex")}.new`;
    const words = `${half}.password`;
    mkdirSync(half, { mode: 0o700 });
    writeFileSync(words, `${this.password}\n`, { mode: 0o600 });
    if (this.user) {
      chownSync(half, this.user.uid, this.user.gid);
      chownSync(words, this.user.uid, this.user.gid);
    }
    try {
      const flags = ["--auth=scram-sha-256", "--username=postgres", "--encoding=UTF8"];
      // The built-in provider sorts the same on every machine and version, so no index can go stale by an OS upgrade.
      flags.push("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
      if (!this.durable) flags.push("--no-sync");
      await run(this.binaries.initdb, [`--pgdata=${half}`, `--pwfile=${words}`, ...flags], {
        ...this.as,
        env: bareEnvironment(),
      });
      renameSync(half, target);
      if (target !== this.place) symlinkSync(target, this.place);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      const detail = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
      throw new EmbeddedError(`The database could not be made in ${target}: ${detail}`);
    } finally {
      rmSync(words, { force: true });
    }
  }

  private checkVersion(): void {
    const stored = readFileSync(path.join(this.place, "PG_VERSION"), "utf8").trim();
    const major = this.binaries.version.split(".")[0];
    if (stored !== major)
      throw new EmbeddedError(
        `The data in ${this.place} is of Postgres ${stored}, this version brings Postgres ${major}. See "Upgrade" in docs/operations.md.`,
      );
    const owner = statSync(this.place).uid;
    const expected = this.user?.uid ?? process.getuid?.() ?? owner;
    if (owner !== expected)
      throw new EmbeddedError(
        `${this.place} belongs to the system user ${owner}: start as that user${isRoot() ? "" : " or as root"}.`,
      );
    if (this.user && !canReach(this.user, realpathSync(this.place)))
      throw new EmbeddedError(
        `The system user "${this.user.name}" cannot reach ${realpathSync(this.place)}.`,
      );
  }

  /** Starts the server, on `port` when given, and waits until it answers. @returns its port. */
  async start(port = 0): Promise<number> {
    await this.create();
    // Postgres itself would take a re-used pid for a living server and refuse for ever.
    rmSync(path.join(this.place, "postmaster.pid"), { force: true });
    const chosen = port || (await this.choosePort());
    const patience = Date.now() + REMAINS_PATIENCE_MS;
    let words = await this.launch(chosen);
    // The children of a killed server take a moment to notice, and hold its memory or its port meanwhile.
    while (words && Date.now() < patience && /shared memory block|could not bind/.test(words)) {
      await sleep(300);
      words = await this.launch(chosen);
    }
    if (words) throw new EmbeddedError(`The database did not start. Its last words:\n${words}`);
    return chosen;
  }

  /** One try. @returns undefined once it answers, or its last words. */
  private async launch(port: number): Promise<string | undefined> {
    const output = path.join(this.dataDir, "postgres-start.log");
    const log = openSync(output, "w");
    const flags = Object.entries(serverSettings(port, this.durable)).flatMap(([k, v]) => ["-c", `${k}=${v}`]);
    // A group of its own: Ctrl-C in the terminal must reach the supervisor alone, which stops things in order.
    const child = spawn(this.binaries.postgres, ["-D", realpathSync(this.place), ...flags], {
      ...this.as,
      env: bareEnvironment(),
      detached: true,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    child.unref();
    let ended = false;
    for (const event of ["exit", "error"] as const)
      child.once(event, () => {
        ended = true;
      });
    const began = Date.now();
    let told = false;
    while (!ended && Date.now() - began < START_PATIENCE_MS) {
      if (await answers(this.adminUrl(port))) return undefined;
      if (!told && Date.now() - began > 10_000) {
        told = true;
        this.say("The database is recovering from a hard stop; this can take a few minutes.");
      }
      await sleep(50);
    }
    return lastWords(output, path.join(this.place, "log"), began);
  }

  adminUrl(port: number): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${port}/postgres`;
  }

  /** Stops the server; one that does not end in time is cut short, and its log is replayed at the next start. */
  async stop(): Promise<void> {
    const control = (mode: string, seconds: number) =>
      run(
        this.binaries.pgCtl,
        ["stop", "-D", realpathSync(this.place), "-m", mode, "-w", "-t", String(seconds)],
        { ...this.as, env: bareEnvironment() },
      );
    if (!this.running()) return;
    await control("fast", STOP_PATIENCE_S).catch(async () => {
      if (this.running()) await control("immediate", STOP_PATIENCE_S);
    });
  }

  /** The port of last time when it is free, so that other tools can keep their connection settings. */
  private async choosePort(): Promise<number> {
    const file = path.join(this.dataDir, "embedded.json");
    let wanted = 0;
    try {
      wanted = (JSON.parse(readFileSync(file, "utf8")) as { port: number }).port;
    } catch {
      // First start.
    }
    const port = (wanted && (await freePort(wanted))) || (await freePort(0));
    writeFileSync(file, `${JSON.stringify({ port })}\n`);
    return port;
  }
}
