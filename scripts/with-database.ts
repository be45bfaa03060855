import pg from "pg";
import { isAtHead, listMigrations } from "@/db/migrations";
import { startChild } from "./boot/children";
import { BootError, main } from "./boot/report";
import { loadSettings, openRuntime } from "./boot/runtime";

async function assertMigrated(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const names = listMigrations().map(({ name }) => name);
  const ready = await isAtHead(client, names).finally(() => client.end());
  if (!ready)
    throw new BootError("The database is not of this version yet: npm start (or npm run db:migrate) first.");
}

/** `with-database.ts SCRIPT ARGS…` runs a script with this installation's database and secrets in its environment. */
main(async () => {
  const [script, ...words] = process.argv.slice(2);
  if (!script) throw new BootError("Say which script to run.");
  // Taken before the database starts, so that no signal can leave it behind.
  let child: ReturnType<typeof startChild> | undefined;
  let stopped = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      stopped = true;
      child?.kill("SIGTERM");
    });
  const what = process.env.npm_lifecycle_event ? `npm run ${process.env.npm_lifecycle_event}` : script;
  const runtime = await openRuntime(loadSettings(), { what });
  try {
    if (stopped) return 130;
    if (!script.endsWith("migrate.ts")) await assertMigrated(runtime.databaseUrl);
    const kind = script.endsWith("worker.ts") ? "worker" : "command";
    child = startChild({
      name: script,
      words: ["--import", "tsx", script, ...words],
      environment: { ...runtime.environment, PROCESS_KIND: kind },
    });
    return await new Promise<number>((done) => child?.once("close", (code) => done(code ?? 1)));
  } finally {
    await runtime.close();
  }
});
