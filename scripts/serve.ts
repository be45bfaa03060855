import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { EnvironmentError, env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";

/**
 * The web process: Next behind an HTTP server of ours. Ours because only the socket knows who is really calling:
 * without a trusted proxy in front, whatever a client says in X-Forwarded-* is dropped, so that rate limits and the
 * audit log can't be fed a made-up address. It also answers 503 until Next is ready, and stops cleanly.
 */
const FORWARDED = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-real-ip",
  "forwarded",
];
const STOP_WITHIN_MS = 8_000;

function trust(request: IncomingMessage, behindProxy: boolean): void {
  const caller = request.socket.remoteAddress ?? "";
  if (!behindProxy) {
    for (const name of FORWARDED) delete request.headers[name];
    request.headers["x-forwarded-for"] = caller;
  }
}

function notReady(response: ServerResponse): void {
  response.writeHead(503, {
    "content-type": "application/json",
    "cache-control": "no-store",
    "retry-after": "1",
  });
  response.end('{"status":"starting"}');
}

/** Next keeps a whole body in memory before anyone is asked who they are, so only the upload routes may send a long one. */
const UPLOADS = /^\/(admin\/imports\/upload|(admin|reseller)\/tariffs\/\d+\/upload\/file)\/?$/;
const BODY_LIMIT = 1_048_576;

function tooLong(request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? "").split("?")[0] ?? "";
  const length = Number(request.headers["content-length"] ?? 0);
  const unknown = request.headers["transfer-encoding"] !== undefined;
  if (UPLOADS.test(path) || (length <= BODY_LIMIT && !unknown)) return false;
  response.writeHead(413, { "content-type": "text/plain", connection: "close" });
  response.end("This request is too long.");
  return true;
}

async function main(): Promise<void> {
  const { HOST, PORT, TRUST_PROXY } = env();
  const app = next({ dev: false, dir: process.cwd(), hostname: HOST, port: PORT });
  let handle: ReturnType<typeof app.getRequestHandler> | undefined;
  const server = createServer((request, response) => {
    if (!handle) return notReady(response);
    if (tooLong(request, response)) return;
    trust(request, TRUST_PROXY);
    handle(request, response).catch((error) => {
      log.error({ error }, "a request failed outside Next");
      if (!response.headersSent) notReady(response);
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 120_000;
  server.keepAliveTimeout = 65_000;
  server.on("error", (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${PORT} is in use by another program. Set PORT to a free one.`
        : error.message,
    );
    process.exit(1);
  });
  const stop = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  server.listen(PORT, HOST);
  await app.prepare();
  handle = app.getRequestHandler();
  log.info({ host: HOST, port: PORT }, "web server ready");
}

main().catch((error) => {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
});
