import { commandLine, parentOf, sleep } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { type Command, WORKER } from "./children";
import { claim, forgetRun, noteRun } from "./claim";
import { demoLogins, dropHalfLoaded, loadDemo } from "./demo";
import { BootError, report } from "./report";
import { loadSettings, openRuntime, type Runtime, type Settings } from "./runtime";
import { Supervisor } from "./supervisor";

type Plan = {
  what: string;
  /** Runs while the database is filled; rejects when the web server cannot be started. */
  prepare?: (environment: Record<string, string>) => Promise<void>;
  web: (settings: Settings) => string[];
  mode: "production" | "development";
  readyWithinMs: number;
};

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const say = (line: string) => console.log(line);

/** Starts the whole system and keeps it up until a signal; what `npm start` and `npm run dev` have in common. */
export async function runSystem(plan: Plan): Promise<void> {
  const began = Date.now();
  const settings = loadSettings();
  await claim(settings);
  const system = new System(settings, plan);
  system.stopOnSignals();
  try {
    await system.start();
    say(`✓ Ready in ${seconds(began)}\n\n  ${settings.APP_URL}\n`);
    const logins = await system.logins();
    if (logins.length) say(`${logins.join("\n")}\n`);
    say("  Press Ctrl-C to stop.");
  } catch (error) {
    if (system.isStopping) return;
    report(error);
    await system.stop(1);
  }
}

class System {
  isStopping = false;
  private runtime: Runtime | undefined;
  private opening: Promise<Runtime> | undefined;
  private watch: NodeJS.Timeout | undefined;
  private readonly supervisor: Supervisor;

  constructor(
    private readonly settings: Settings,
    private readonly plan: Plan,
  ) {
    this.supervisor = new Supervisor(
      say,
      (pids) => noteRun(settings, pids),
      (name) => {
        console.error(`trunkline: The ${name} keeps ending; giving up. The lines above say why.`);
        void this.stop(1);
      },
    );
  }

  async start(): Promise<void> {
    const { settings, plan } = this;
    this.opening = openRuntime(settings, { what: plan.what, say });
    this.runtime = await this.opening;
    const { runtime } = this;
    // The build is the longest part of a first start; the database gets ready beside it.
    const prepared = plan.prepare?.(runtime.environment);
    const filled = this.fillDatabase(runtime);
    await Promise.all([prepared, filled]);
    if (this.isStopping) return;
    this.watchDatabase(runtime);
    for (const command of this.commands(runtime)) this.supervisor.start(command);
    await this.untilHealthy();
  }

  logins(): Promise<string[]> {
    return this.runtime ? demoLogins(this.settings, this.runtime) : Promise.resolve([]);
  }

  private async fillDatabase(runtime: Runtime): Promise<void> {
    const began = Date.now();
    await dropHalfLoaded(this.settings, runtime);
    const applied = await migrate(runtime.databaseUrl);
    say(
      `✓ Database ready (${runtime.embedded ? "built-in" : "DATABASE_URL"}, ${applied.length} new migrations, ${seconds(began)})`,
    );
    const loading = Date.now();
    if (await loadDemo(this.settings, runtime)) say(`✓ Demo company loaded (${seconds(loading)})`);
  }

  private commands(runtime: Runtime): Command[] {
    const environment = { ...runtime.environment, NODE_ENV: this.plan.mode };
    return [
      {
        name: "web server",
        words: this.plan.web(this.settings),
        environment: { ...environment, PROCESS_KIND: "web" },
      },
      {
        name: "worker",
        words: WORKER,
        environment: { ...environment, PROCESS_KIND: "worker" },
      },
    ];
  }

  /** A database that is killed under us is started again; the pools of the web server and the worker reconnect. */
  private watchDatabase({ embedded }: Runtime): void {
    if (!embedded) return;
    let busy = false;
    this.watch = setInterval(async () => {
      if (busy || this.isStopping) return;
      busy = true;
      try {
        if (await embedded.revive()) say("The database had ended unexpectedly and was started again.");
      } catch (error) {
        report(error);
        await this.stop(1);
      }
      busy = false;
    }, 1_000);
  }

  private async untilHealthy(): Promise<void> {
    const { HOST, PORT } = this.settings;
    const host =
      HOST === "0.0.0.0" ? "127.0.0.1" : HOST === "::" ? "[::1]" : HOST.includes(":") ? `[${HOST}]` : HOST;
    const deadline = Date.now() + this.plan.readyWithinMs;
    let last = "no answer";
    while (Date.now() < deadline) {
      if (this.isStopping) return;
      try {
        const answer = await fetch(`http://${host}:${PORT}/api/health`, {
          signal: AbortSignal.timeout(30_000),
        });
        if (answer.ok) return;
        last = `status ${answer.status}`;
      } catch {
        // Not listening yet.
      }
      await sleep(100);
    }
    throw new BootError(`The web server did not get ready in time (/api/health: ${last}).`);
  }

  stopOnSignals(): void {
    let asked = 0;
    const stop = () => {
      asked += 1;
      if (asked > 1) return;
      say("\nStopping…");
      void this.stop(0);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
    if (process.env.npm_lifecycle_event) whenNpmDies(stop);
  }

  /** Web server and worker first, the database last; ends this process. */
  async stop(code: number): Promise<void> {
    if (this.isStopping) return;
    this.isStopping = true;
    clearInterval(this.watch);
    try {
      await this.supervisor.stop();
      const runtime = this.runtime ?? (await this.opening?.catch(() => undefined));
      for (const { what, pid } of (await runtime?.close()) ?? [])
        say(`The database stays up for ${what} (process ${pid}).`);
      if (code === 0) say("Stopped.");
    } catch (error) {
      report(error);
    }
    forgetRun(this.settings);
    process.exit(code);
  }
}

/** npm killed with -9 passes no signal on. Between it and us there may be the shell it runs scripts in. */
function whenNpmDies(stop: () => void): void {
  const parent = process.ppid;
  const shell = commandLine(parent).includes("scripts/") ? parent : undefined;
  const npm = shell ? parentOf(shell) : parent;
  setInterval(() => {
    if (process.ppid !== parent || (shell && parentOf(shell) !== npm)) stop();
  }, 1_000).unref();
}
