import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
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

/** What a server said before it ended: on its own output, and in its log if it got as far as opening one. */
export function lastWords(output: string, logFolder: string, since: number): string {
  const logs = existsSync(logFolder) ? readdirSync(logFolder).map((name) => path.join(logFolder, name)) : [];
  const files = [output, ...logs.filter((file) => statSync(file).mtimeMs >= since)];
  const lines = files.flatMap((file) => readFileSync(file, "utf8").trim().split("\n").slice(-6));
  return lines.filter((line) => line && !/redirecting log output|appear in directory/.test(line)).join("\n");
}
