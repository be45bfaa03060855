import { type ChildProcess, spawn } from "node:child_process";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { freePort, sleep } from "@/db/embedded";

const ROOT = process.cwd();
const READY_WITHIN_MS = 180_000;

export type Reply = { status: number; headers: Record<string, string>; body: string };
export type Ask = {
  method?: string;
  headers?: Record<string, string>;
  cookie?: string;
  body?: string | Buffer;
};

/** The production server on a build, with a database of its own. */
export type Server = {
  origin: string;
  /** One request, sent as it is written: no redirect is followed, no path is tidied up. */
  ask(path: string, how?: Ask): Promise<Reply>;
  /** The same, on to where redirects lead. */
  follow(path: string, how?: Ask): Promise<Reply & { path: string }>;
  stop(): Promise<void>;
};

const fileUrl = (name: string): string => pathToFileURL(path.join(ROOT, name)).href;

function start(
  folder: string,
  port: number,
  databaseUrl: string,
): { child: ChildProcess; said: () => string } {
  const words = ["--import", fileUrl("scripts/leash.mjs"), "--import", import.meta.resolve("tsx")];
  const child = spawn(process.execPath, [...words, path.join(ROOT, "scripts/serve.ts")], {
    cwd: folder,
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NODE_OPTIONS: "",
      TSX_TSCONFIG_PATH: path.join(ROOT, "tsconfig.json"),
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: databaseUrl,
      DB_POOL_MAX: "5",
      LOG_LEVEL: "error",
    },
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return { child, said: () => output };
}

const send = (port: number, target: string, { method = "GET", headers = {}, cookie, body }: Ask) =>
  new Promise<Reply>((resolve, reject) => {
    const request = httpRequest(
      {
        host: "127.0.0.1",
        port,
        path: target,
        method,
        headers: {
          ...headers,
          ...(cookie ? { cookie } : {}),
          ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });

/** @param folder holds `.next` and `next.config.ts`; the project itself unless said otherwise. */
export async function startServer(databaseUrl: string, folder = ROOT): Promise<Server> {
  const port = await freePort(0);
  const { child, said } = start(folder, port, databaseUrl);
  const origin = `http://127.0.0.1:${port}`;
  const ask = (target: string, how: Ask = {}) => send(port, target, how);
  const stop = () =>
    new Promise<void>((done) => {
      if (child.exitCode !== null) return done();
      child.once("close", () => done());
      child.kill("SIGTERM");
    });
  for (const until = Date.now() + READY_WITHIN_MS; ; await sleep(100)) {
    const reply = await ask("/api/health").catch(() => null);
    if (reply?.status === 200) break;
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`the server did not get ready:\n${said()}`);
    }
  }
  const follow = async (target: string, how: Ask = {}) => {
    let [at, reply] = [target, await ask(target, how)];
    for (let hops = 0; hops < 5 && reply.status >= 300 && reply.status < 400; hops++) {
      const next = new URL(reply.headers.location ?? "/", origin);
      at = `${next.pathname}${next.search}`;
      reply = await ask(at, { cookie: how.cookie, headers: how.headers });
    }
    return { ...reply, path: at };
  };
  return { origin, ask, follow, stop };
}
