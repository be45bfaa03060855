import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { findBinaries } from "./binaries";
import { Cluster } from "./cluster";
import { type Holder, hold, letGo, locked, otherHolders } from "./holders";
import { isRoot, postgresUser } from "./user";

export { EmbeddedError } from "./error";
export { type Holder, locked, otherHolders } from "./holders";
export { placeData } from "./place";
export { commandLine, isAlive, markOf, type ProcessMark, parentOf, sleep } from "./process";
export { freePort } from "./reach";

export type Embedded = {
  /** The application's own role and database. */
  url: string;
  /** The superuser; for backup and for tests that make databases. */
  adminUrl: string;
  /** Starts the server again, on the same port, when it is gone. @returns true if it was. */
  revive: () => Promise<boolean>;
  /** Leaves; the last to leave stops the server. @returns who still uses it. */
  close: () => Promise<Holder[]>;
};

type Options = {
  dataDir: string;
  passwords: { admin: string; app: string };
  /** What the holder is, in words a person reads ("npm start"). */
  what: string;
  /** False only for tests. */
  durable?: boolean;
  say?: (line: string) => void;
};

const NAME = "trunkline";

/**
 * Joins the embedded Postgres in `dataDir`, made and started when needed. A server left behind by a killed process is
 * stopped first, unless another living process still uses it.
 * @throws {EmbeddedError} with a message for a person.
 */
export async function openEmbedded(options: Options): Promise<Embedded> {
  const { passwords, what, durable = true, say = console.log } = options;
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  // Root's folder must let the database's user pass through; nobody else needs to look inside.
  chmodSync(dataDir, isRoot() ? 0o711 : 0o700);
  const user = postgresUser();
  const cluster = new Cluster(dataDir, findBinaries(user), user, passwords.admin, durable, say);

  const port = await locked(dataDir, async () => {
    const running = cluster.running();
    let port = running?.port ?? 0;
    if (!running || otherHolders(dataDir).length === 0) {
      await cluster.stop();
      port = await cluster.start();
      await prepareDatabase(cluster.adminUrl(port), passwords.app);
    }
    hold(dataDir, what);
    return port;
  });

  return {
    url: `postgres://${NAME}:${passwords.app}@127.0.0.1:${port}/${NAME}`,
    adminUrl: cluster.adminUrl(port),
    revive: () =>
      locked(dataDir, async () => {
        if (cluster.running()) return false;
        cluster.assertThere();
        await cluster.start(port);
        return true;
      }),
    close: () =>
      locked(dataDir, async () => {
        letGo(dataDir);
        const others = otherHolders(dataDir);
        if (others.length === 0) await cluster.stop();
        return others;
      }),
  };
}

/** The application works as an ordinary role that owns its database, never as the superuser. */
async function prepareDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const secret = client.escapeLiteral(password);
    const role = await client.query("select from pg_roles where rolname = $1", [NAME]);
    await client.query(`${role.rowCount ? "alter" : "create"} role ${NAME} login password ${secret}`);
    const database = await client.query("select from pg_database where datname = $1", [NAME]);
    if (!database.rowCount) await client.query(`create database ${NAME} owner ${NAME}`);
  } finally {
    await client.end();
  }
}
