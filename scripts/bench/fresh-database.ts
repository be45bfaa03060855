import pg from "pg";
import type { Embedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";

/** A migrated database of its own beside the bench's, made anew. @returns its address for the application and for COPY. */
export async function freshBench(
  { url: address, adminUrl }: Embedded,
  name: string,
): Promise<{ url: string; adminUrl: string }> {
  const [url, own] = [new URL(address), new URL(adminUrl)];
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name} owner ${url.username}`);
  } finally {
    await admin.end();
  }
  url.pathname = `/${name}`;
  own.pathname = `/${name}`;
  await migrate(url.href);
  return { url: url.href, adminUrl: own.href };
}
