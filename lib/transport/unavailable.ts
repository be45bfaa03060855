import { INTERNAL } from "./request";

const RETRY_SECONDS = 10;

const page = (nonce: string, requestId: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Not available right now</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 16vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; }
code { font-size: 0.875rem; overflow-wrap: anywhere; }
</style>
<main>
<h1>This can’t be shown right now</h1>
<p>What is read here must be written down first, and that is not possible at the moment. Nothing was changed.</p>
<p>Go back and try again in a few seconds. If it stays like this, tell your administrator the request id:<br>
<code>${requestId}</code></p>
</main>
</html>
`;

const safe = (text: string | null): string => text?.replaceAll(/[^A-Za-z0-9_-]/g, "") ?? "";

/** Where the gate sends what it could not record, and pages without a receipt: 503, whatever was asked. */
export const unavailableResponse = (request: Request): Response =>
  new Response(
    request.method === "HEAD"
      ? null
      : page(safe(request.headers.get(INTERNAL.nonce)), safe(request.headers.get(INTERNAL.request))),
    {
      status: 503,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "retry-after": String(RETRY_SECONDS),
      },
    },
  );
