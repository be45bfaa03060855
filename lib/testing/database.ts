import pg from "pg";
import { inject } from "vitest";
import { type Connection, connect } from "@/db/client";
import { withDatabase } from "./database-server";

export type TestDatabase = Connection & { url: string };

async function asAdmin(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject("adminUrl") });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Clones the migrated template, or another database, into the database `name`, anew if it is there. @returns its address. */
export async function cloneTemplate(name: string, from?: string): Promise<string> {
  const template = new URL(inject("templateUrl"));
  const source = from ?? template.pathname.slice(1);
  await asAdmin(
    `drop database if exists ${name} with (force)`,
    `create database ${name} template ${source} owner ${template.username}`,
  );
  return withDatabase(template.href, name);
}

export const dropDatabase = (name: string) => asAdmin(`drop database if exists ${name} with (force)`);

let count = 0;

/** One more empty, migrated database beside the file's own, for tests about two of them. Close it at the end. */
export async function freshDatabase(): Promise<TestDatabase> {
  count += 1;
  const name = `trunkline_fresh_${process.pid}_${process.env.VITEST_POOL_ID ?? "0"}_${count}`;
  const url = await cloneTemplate(name);
  const connection = connect(url, { max: 5 });
  const close = async () => {
    await connection.close();
    await dropDatabase(name);
  };
  return { ...connection, url, close };
}
