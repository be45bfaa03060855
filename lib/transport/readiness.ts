import { pool } from "@/db/client";
import { isAtHead, listMigrations } from "@/db/migrations";

/** Less than a load balancer's patience, whatever the database does. */
const PATIENCE_MS = 800;

let names: string[] | undefined;

async function ask(): Promise<boolean> {
  names ??= listMigrations().map(({ name }) => name);
  return isAtHead(pool(), names);
}

/** True when the database answers within 0.8 seconds and holds all of this version's migrations. Never rejects. */
export function isReady(): Promise<boolean> {
  const late = new Promise<boolean>((done) => setTimeout(done, PATIENCE_MS, false).unref());
  return Promise.race([ask().catch(() => false), late]);
}
