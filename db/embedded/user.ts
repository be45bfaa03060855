import { execFileSync, spawnSync } from "node:child_process";
import { EmbeddedError } from "./error";

/** Postgres refuses to run as root, so root runs it as somebody else. */
export type SystemUser = { name: string; uid: number; gid: number };

export const isRoot = (): boolean => process.getuid?.() === 0;

function find(name: string): SystemUser | undefined {
  const ask = (flag: string) =>
    Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { name, uid: ask("-u"), gid: ask("-g") };
  } catch {
    return undefined;
  }
}

/** The user to run Postgres as, made if there is none; undefined when we are not root and simply run it ourselves. */
export function postgresUser(): SystemUser | undefined {
  if (!isRoot()) return undefined;
  const present = find("postgres");
  if (present) return present;
  const made = spawnSync("useradd", [
    "--system",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ]);
  const user = made.status === 0 ? find("postgres") : undefined;
  if (!user)
    throw new EmbeddedError(
      'Postgres does not run as root, and a system user "postgres" could not be made. Run this as another user, or set DATABASE_URL.',
    );
  return user;
}

/** Asks the system itself, as that user: modes, ACLs and mounts all count. */
export function canReach(user: SystemUser, folder: string): boolean {
  const { uid, gid } = user;
  return spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", folder], { uid, gid, cwd: "/" }).status === 0;
}
