import { MOST_POSTED, postRecords } from "@/lib/domain/usage";
import { DomainError, invalid, unauthenticated } from "@/lib/platform/errors";
import { requestId } from "@/lib/platform/ids";
import { failureResponse } from "./failure";
import { jobContext } from "./job";
import { INTERNAL } from "./request";

const MOST_BYTES = 1_000_000;
const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;

/** The body as text, never more of it than is taken. @throws {DomainError} limit */
async function bodyOf(request: Request): Promise<string> {
  const tooLarge = () =>
    new DomainError("limit", "The body is larger than 1 MB. Post fewer records at once.");
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let read = 0;
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    read += piece.byteLength;
    if (read > MOST_BYTES) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function recordsIn(text: string): unknown[] {
  let posted: unknown;
  try {
    posted = JSON.parse(text);
  } catch {
    throw invalid("The body is not JSON.");
  }
  const records = Array.isArray(posted) ? posted : [posted];
  if (records.length > MOST_POSTED)
    throw new DomainError("limit", `Post at most ${MOST_POSTED} records at once.`);
  return records;
}

/**
 * POST of one finished call, or an array of up to a thousand, by a switch that knows its source's secret. Every record is
 * answered in its place; posting it again is safe.
 */
export async function takePostedUsage(request: Request, key: string): Promise<Response> {
  try {
    const secret = BEARER.exec(request.headers.get("authorization") ?? "")?.[1];
    if (!secret) throw unauthenticated("Send the source's secret: Authorization: Bearer …");
    const records = recordsIn(await bodyOf(request));
    const results = await postRecords(jobContext(`source ${key.slice(0, 40)}`), { key, secret, records });
    return Response.json({ results }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return failureResponse(error, request.headers.get(INTERNAL.request) ?? requestId());
  }
}
