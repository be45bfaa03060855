import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { isAlive, otherHolders, placeData } from "@/db/embedded";
import { currentRun } from "./boot/claim";
import { BootError, main } from "./boot/report";
import { loadSettings, openRuntime, type Settings } from "./boot/runtime";
import { secretsFile } from "./boot/secrets";

function assertStopped(settings: Settings): void {
  const run = currentRun(settings);
  const users = otherHolders(settings.dataDir).map(({ what }) => what);
  if (run && isAlive(run.supervisor)) users.push("npm start");
  if (users.length) throw new BootError(`Stop ${[...new Set(users)].join(" and ")} first.`);
}

function unpack(file: string, into: string): void {
  try {
    execFileSync("tar", ["-xzf", file, "-C", into], { stdio: ["ignore", "ignore", "pipe"] });
    const about = JSON.parse(readFileSync(path.join(into, "backup.json"), "utf8")) as {
      of: string;
      format: number;
    };
    if (about.of === "trunkline" && about.format === 1) return;
  } catch {
    // Told below.
  }
  throw new BootError(`${file} is not a whole backup made by npm run backup.`);
}

main(async () => {
  const [source] = process.argv.slice(2);
  if (!source || !existsSync(source))
    throw new BootError("Say which backup to restore: npm run restore -- FILE.tar.gz");
  const settings = loadSettings();
  if (settings.DATABASE_URL) throw new BootError("With DATABASE_URL the database is yours: use pg_restore.");
  const { dataDir } = settings;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  assertStopped(settings);
  // Stops a server that a killed start left behind, so that nothing writes to the folder we move.
  if (existsSync(secretsFile(dataDir)))
    await (await openRuntime(settings, { what: "npm run restore" })).close();

  const staging = mkdtempSync(path.join(dataDir, "restore-"));
  const aside = path.join(dataDir, `before-restore-${new Date().toISOString().replace(/[:.]/g, "-")}`);
  try {
    unpack(path.resolve(source), staging);
    mkdirSync(aside, { mode: 0o700 });
    for (const name of ["postgres", "secrets.json", "demo-logins.json", "demo-loading"])
      if (existsSync(path.join(dataDir, name))) renameSync(path.join(dataDir, name), path.join(aside, name));
    renameSync(path.join(staging, "secrets.json"), secretsFile(dataDir));
    renameSync(path.join(staging, "demo-logins.json"), path.join(dataDir, "demo-logins.json"));
    placeData(dataDir, path.join(staging, "postgres"), console.log);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  // Replays the log that came with the backup; only then is the restore known to be good.
  await (await openRuntime(settings, { what: "npm run restore" })).close();
  console.log(
    `Restored ${source}. What was here before is in ${aside}; delete it when you are content. Now: npm start`,
  );
});
