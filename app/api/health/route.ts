import { pool } from "@/db/client";
import { isAtHead, listMigrations } from "@/db/migrations";

export const dynamic = "force-dynamic";

/** Less than a load balancer's patience, whatever the database does. */
const PATIENCE_MS = 800;

let names: string[] | undefined;

/** Ready means: the database answers and holds all of this version's migrations. */
async function isReady(): Promise<boolean> {
  names ??= listMigrations().map(({ name }) => name);
  return isAtHead(pool(), names);
}

export async function GET(): Promise<Response> {
  const late = new Promise<boolean>((done) => setTimeout(done, PATIENCE_MS, false).unref());
  const ready = await Promise.race([isReady().catch(() => false), late]);
  return Response.json(
    { status: ready ? "ok" : "unavailable" },
    { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
