import { randomBytes } from "node:crypto";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    /** May make and drop databases. */
    adminUrl: string;
    /** The migrated, empty database the others are cloned from; its user is the application's role. */
    templateUrl: string;
  }
}

/** `url` with another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

type Server = { adminUrl: string; templateUrl: string; close: () => Promise<void> };

/** A throw-away Postgres in a temporary folder, which may lose everything in a crash and is the faster for it. */
async function ownServer(): Promise<Server> {
  const dataDir = mkdtempSync(path.join(realpathSync(os.tmpdir()), "trunkline-test-"));
  const passwords = { admin: randomBytes(16).toString("hex"), app: randomBytes(16).toString("hex") };
  const server = await openEmbedded({ dataDir, passwords, what: "vitest", durable: false });
  return {
    adminUrl: server.adminUrl,
    templateUrl: server.url,
    close: async () => {
      await server.close();
      const target = realpathSync(path.join(dataDir, "postgres"));
      rmSync(target, { recursive: true, force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function givenServer(adminUrl: string): Promise<Server> {
  const name = `trunkline_template_${process.pid}`;
  await asAdmin(adminUrl, `create database ${name}`);
  return {
    adminUrl,
    templateUrl: withDatabase(adminUrl, name),
    close: () => asAdmin(adminUrl, `drop database ${name} with (force)`),
  };
}

/** Vitest's global setup: one server, one migrated template. TEST_DATABASE_URL uses a server that is there already. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? await givenServer(given) : await ownServer();
  try {
    await migrate(server.templateUrl);
  } catch (error) {
    await server.close();
    throw error;
  }
  project.provide("adminUrl", server.adminUrl);
  project.provide("templateUrl", server.templateUrl);
  return server.close;
}
