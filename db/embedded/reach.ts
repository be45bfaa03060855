import { createServer } from "node:net";
import pg from "pg";
import { EmbeddedError } from "./error";

/** `wanted` if nothing listens there, any free port for 0; 0 when `wanted` is taken. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(0));
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** True once the server lets us in. @throws {EmbeddedError} when it never will. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "28P01")
      throw new EmbeddedError(
        "The database does not accept the password in secrets.json: do the two belong together?",
      );
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
