import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EmbeddedError } from "@/db/embedded";

/** What an installation keeps to itself, in DATA_DIR/secrets.json. Losing it makes second factors unreadable. */
export type Secrets = {
  authSecret: string;
  dataKey: string;
  serverActionsKey: string;
  adminPassword: string;
  appPassword: string;
};

const base64 = () => randomBytes(32).toString("base64");
const hex = () => randomBytes(24).toString("hex");

export const secretsFile = (dataDir: string) => path.join(dataDir, "secrets.json");

export function readSecrets(dataDir: string): Secrets | undefined {
  const file = secretsFile(dataDir);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch {
    throw new EmbeddedError(`${file} is damaged. Put it back from a backup.`);
  }
}

/** @throws {EmbeddedError} when a database is there but its secrets are gone: new ones would not open it. */
export function readOrMakeSecrets(dataDir: string): Secrets {
  const present = readSecrets(dataDir);
  if (present) return present;
  if (existsSync(path.join(dataDir, "postgres")))
    throw new EmbeddedError(
      `${secretsFile(dataDir)} is missing, but there is a database beside it. Put the file back from a backup.`,
    );
  const made: Secrets = {
    authSecret: base64(),
    dataKey: base64(),
    serverActionsKey: base64(),
    adminPassword: hex(),
    appPassword: hex(),
  };
  mkdirSync(dataDir, { recursive: true });
  const half = `${secretsFile(dataDir)}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, secretsFile(dataDir));
  return made;
}
