import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { SHARED_HOME } from "./binaries";
import { canReach, postgresUser, type SystemUser } from "./user";

/** Where a new data folder goes: into DATA_DIR, or to where the database's user can reach it when it cannot reach that. */
export function choosePlace(
  dataDir: string,
  user: SystemUser | undefined,
  say: (line: string) => void,
): string {
  if (!user || canReach(user, dataDir)) return path.join(dataDir, "postgres");
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  chmodSync(SHARED_HOME, 0o755);
  const place = path.join(SHARED_HOME, `data-${randomBytes(4).toString("hex")}`);
  say(
    `Running as root, and the system user "${user.name}" cannot reach ${dataDir}: the database files are kept in ${place}.`,
  );
  return place;
}

function giveTo(user: SystemUser, folder: string): void {
  chownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) giveTo(user, full);
    else chownSync(full, user.uid, user.gid);
  }
}

/** Puts a data folder that was copied from elsewhere in place, owned by whom Postgres runs as. */
export function placeData(dataDir: string, copy: string, say: (line: string) => void): void {
  const user = postgresUser();
  chmodSync(copy, 0o700);
  if (user) {
    chmodSync(dataDir, 0o711);
    giveTo(user, copy);
  }
  const target = choosePlace(dataDir, user, say);
  if (target === path.join(dataDir, "postgres")) {
    renameSync(copy, target);
    return;
  }
  // Possibly another disk.
  cpSync(copy, target, { recursive: true, preserveTimestamps: true });
  rmSync(copy, { recursive: true });
  if (user) giveTo(user, target);
  chmodSync(target, 0o700);
  symlinkSync(target, path.join(dataDir, "postgres"));
}
