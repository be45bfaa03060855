import { constants, type Dirent } from "node:fs";
import { copyFile, mkdir, readdir } from "node:fs/promises";
import path from "node:path";

/** Made anew by Postgres at every start, or, like the log of changes, copied separately. */
const EMPTIED = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);
const LEFT_OUT = new Set(["postmaster.pid", "postmaster.opts", "log", "pg_internal.init"]);

/** A file may vanish while a living database is copied; the log of changes knows about it. */
async function unlessGone(work: Promise<unknown>): Promise<void> {
  await work.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}

/** Copies a living data folder the way Postgres's manual asks of a base backup, between its start and its stop. */
export async function copyDataFolder(from: string, to: string, inside = ""): Promise<void> {
  await mkdir(path.join(to, inside), { recursive: true, mode: 0o700 });
  const entries: Dirent[] = await readdir(path.join(from, inside), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (LEFT_OUT.has(entry.name) || entry.name.startsWith("pgsql_tmp")) continue;
    const name = path.join(inside, entry.name);
    if (!entry.isDirectory())
      await unlessGone(copyFile(path.join(from, name), path.join(to, name), constants.COPYFILE_FICLONE));
    else if (inside === "" && EMPTIED.has(entry.name)) await mkdir(path.join(to, name), { mode: 0o700 });
    else await copyDataFolder(from, to, name);
  }
}

/** Copies the segments of the log from `first` (a file name) on. */
export async function copyLog(from: string, to: string, first: string): Promise<void> {
  const names = (await readdir(path.join(from, "pg_wal"))).filter(
    (name) => name.endsWith(".history") || (/^[0-9A-F]{24}$/.test(name) && name.slice(8) >= first.slice(8)),
  );
  for (const name of names)
    await unlessGone(copyFile(path.join(from, "pg_wal", name), path.join(to, "pg_wal", name)));
}
