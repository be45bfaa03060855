import { takeSignedWebhook } from "@/lib/domain/payments";
import { DomainError } from "@/lib/platform/errors";
import { requestId } from "@/lib/platform/ids";
import { failureResponse } from "./failure";
import { INTERNAL, systemFor } from "./request";

const MOST_BYTES = 1_000_000;
const SIGNATURES = ["stripe-signature", "trunkline-signature"];

/** The body as it came, never more of it than a gateway sends. @throws {DomainError} limit */
async function rawBody(request: Request): Promise<string> {
  const pieces: Uint8Array[] = [];
  let read = 0;
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    read += piece.byteLength;
    if (read > MOST_BYTES) throw new DomainError("limit", "The body is larger than 1 MB.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** POST of a gateway: 2xx only once everything it says is committed, so that it is sent again otherwise (MON-4). */
export async function takePaymentWebhook(request: Request, gateway: string): Promise<Response> {
  try {
    const raw = await rawBody(request);
    const signature = SIGNATURES.map((name) => request.headers.get(name)).find((text) => text) ?? "";
    const context = () => systemFor(request.headers, `webhook ${gateway.slice(0, 20)}`);
    const { status, body } = await takeSignedWebhook(context, { gateway, raw, signature });
    return Response.json(body, { status, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return failureResponse(error, request.headers.get(INTERNAL.request) ?? requestId());
  }
}
