import { execFile } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { copyDataFolder, copyLog } from "./boot/copy";
import { BootError, main } from "./boot/report";
import { loadSettings, openRuntime } from "./boot/runtime";
import { secretsFile } from "./boot/secrets";

const SLOT = "trunkline_backup";

/** Copies the data folder into `to` while the system works on; what changes meanwhile is in the log copied after it. */
async function copyDatabase(adminUrl: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // A temporary slot keeps the log from being recycled under us; it goes with this connection.
    await client.query("select pg_create_physical_replication_slot($1, true, true)", [SLOT]);
    const begun = await client.query(
      "select pg_walfile_name(pg_backup_start('trunkline', fast => true)) as first",
    );
    await copyDataFolder(from, to);
    const ended = await client.query("select labelfile from pg_backup_stop(wait_for_archive => false)");
    writeFileSync(path.join(to, "backup_label"), ended.rows[0].labelfile);
    await copyLog(from, to, begun.rows[0].first);
  } finally {
    await client.end();
  }
}

main(async () => {
  const [target] = process.argv.slice(2);
  if (!target) throw new BootError("Say where the backup goes: npm run backup -- FILE.tar.gz");
  const settings = loadSettings();
  if (settings.DATABASE_URL)
    throw new BootError(
      "With DATABASE_URL the database is yours: use pg_dump, and keep secrets.json with it (docs/operations.md).",
    );
  if (!existsSync(secretsFile(settings.dataDir)))
    throw new BootError(`There is no installation in ${settings.dataDir}.`);
  const file = path.resolve(target);
  if (existsSync(file)) throw new BootError(`${file} exists already.`);
  mkdirSync(path.dirname(file), { recursive: true });

  const runtime = await openRuntime(settings, { what: "npm run backup" });
  const staging = mkdtempSync(path.join(settings.dataDir, "backup-"));
  const half = `${file}.part`;
  try {
    const data = realpathSync(path.join(settings.dataDir, "postgres"));
    await copyDatabase(runtime.embedded?.adminUrl ?? "", data, path.join(staging, "postgres"));
    copyFileSync(secretsFile(settings.dataDir), path.join(staging, "secrets.json"));
    const logins = path.join(settings.dataDir, "demo-logins.json");
    writeFileSync(path.join(staging, "demo-logins.json"), existsSync(logins) ? readFileSync(logins) : "[]");
    const about = { madeAt: new Date().toISOString(), of: "trunkline", format: 1 };
    writeFileSync(path.join(staging, "backup.json"), `${JSON.stringify(about)}\n`);
    // The file holds every secret of the installation.
    writeFileSync(half, "", { mode: 0o600 });
    chmodSync(half, 0o600);
    await promisify(execFile)("tar", [
      "-czf",
      half,
      "-C",
      staging,
      "backup.json",
      "secrets.json",
      "postgres",
    ]);
    renameSync(half, file);
  } finally {
    rmSync(half, { force: true });
    rmSync(staging, { recursive: true, force: true });
    await runtime.close();
  }
  console.log(
    `Wrote ${file} (${(statSync(file).size / 1024 / 1024).toFixed(1)} MB). It holds this installation's secrets: keep it closed.`,
  );
});
