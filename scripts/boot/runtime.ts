import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { type Embedded, EmbeddedError, type Holder, openEmbedded } from "@/db/embedded";
import { checkSettings, type StartSettings } from "@/lib/platform/env";
import { readOrMakeSecrets, readSecrets, type Secrets } from "./secrets";

/** The settings of this run, and where it keeps its files. */
export type Settings = StartSettings & { dataDir: string };

/** Reads `.env` when there is one (what is set already wins) and checks everything. @throws {EnvironmentError} */
export function loadSettings(): Settings {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const settings = checkSettings(process.env);
  return { ...settings, dataDir: path.resolve(settings.DATA_DIR) };
}

export type Runtime = {
  databaseUrl: string;
  /** Absent with DATABASE_URL. */
  embedded?: Embedded;
  /** The environment of every process that serves or works. */
  environment: Record<string, string>;
  /** Leaves the database. @returns who else still uses it, and so keeps it up. */
  close: () => Promise<Holder[]>;
};

type Options = { what: string; say?: (line: string) => void };

/** The database and the secrets of this installation, embedded or given. @throws {EmbeddedError} for a person to read. */
export async function openRuntime(
  settings: Settings,
  { what, say = console.log }: Options,
): Promise<Runtime> {
  const given = settings.DATABASE_URL;
  if (given) {
    await checkServer(given);
    const secrets = hasOwnSecrets(settings)
      ? readSecrets(settings.dataDir)
      : readOrMakeSecrets(settings.dataDir);
    return {
      databaseUrl: given,
      environment: environmentOf(settings, given, secrets),
      close: async () => [],
    };
  }
  const secrets = readOrMakeSecrets(settings.dataDir);
  const embedded = await openEmbedded({
    dataDir: settings.dataDir,
    passwords: { admin: secrets.adminPassword, app: secrets.appPassword },
    what,
    say,
  });
  return {
    databaseUrl: embedded.url,
    embedded,
    environment: environmentOf(settings, embedded.url, secrets),
    close: () => embedded.close(),
  };
}

const hasOwnSecrets = (settings: Settings) =>
  Boolean(settings.AUTH_SECRET && settings.DATA_KEY && settings.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);

function environmentOf(
  settings: Settings,
  databaseUrl: string,
  secrets: Secrets | undefined,
): Record<string, string> {
  const own = {
    AUTH_SECRET: settings.AUTH_SECRET ?? secrets?.authSecret,
    DATA_KEY: settings.DATA_KEY ?? secrets?.dataKey,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
      settings.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? secrets?.serverActionsKey,
  };
  const set = Object.fromEntries(
    Object.entries(own).filter((entry): entry is [string, string] => !!entry[1]),
  );
  return {
    ...set,
    DATABASE_URL: databaseUrl,
    APP_URL: settings.APP_URL,
    PORT: String(settings.PORT),
    HOST: settings.HOST,
    DATA_DIR: settings.dataDir,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

const OLDEST = 150_000;

async function checkServer(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  let version = OLDEST;
  try {
    await client.connect();
    version = Number((await client.query("show server_version_num")).rows[0]?.server_version_num);
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    throw new EmbeddedError(
      `DATABASE_URL: no connection to the Postgres at ${hostname}:${port || 5432}: ${message || code}.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  if (version < OLDEST) throw new EmbeddedError("DATABASE_URL: Trunkline needs Postgres 15 or newer.");
}
