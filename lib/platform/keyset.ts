import { invalid } from "./errors";
import { sha256Bytes } from "./ids";

export type KeysetValue = string | number | boolean | null;

/** Where a page of a sorted list begins: the sort values of the row beside it, and its id as the tie-breaker. */
export type KeysetPosition = { values: KeysetValue[]; id: number };

const MAX_LENGTH = 2000;
const CHECK_BYTES = 6;

// The check notices a cut or mistyped link; it is no secret. Scope comes from the query, never from a cursor.
const checkOf = (json: string) => sha256Bytes(json).subarray(0, CHECK_BYTES);

/** An opaque, url-safe cursor. `sort` names the order it belongs to, so that it is refused under another one. */
export function encodeCursor(sort: string, position: KeysetPosition): string {
  const json = JSON.stringify([sort, ...position.values, position.id]);
  return Buffer.concat([checkOf(json), Buffer.from(json)]).toString("base64url");
}

const isValue = (value: unknown): value is KeysetValue =>
  value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);

function parse(cursor: string): unknown {
  if (cursor.length > MAX_LENGTH || !/^[A-Za-z0-9_-]+$/.test(cursor)) return null;
  const bytes = Buffer.from(cursor, "base64url");
  const json = bytes.subarray(CHECK_BYTES).toString();
  if (!checkOf(json).equals(bytes.subarray(0, CHECK_BYTES))) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/**
 * @param count how many sort values the order has, besides the id.
 * @throws {DomainError} invalid for anything `encodeCursor` did not make for this order.
 */
export function decodeCursor(sort: string, count: number, cursor: string): KeysetPosition {
  const parsed = parse(cursor);
  if (Array.isArray(parsed) && parsed.length === count + 2 && parsed[0] === sort) {
    const id: unknown = parsed.at(-1);
    const values: unknown[] = parsed.slice(1, -1);
    if (Number.isSafeInteger(id) && values.every(isValue)) return { values, id: id as number };
  }
  throw invalid("This page of the list cannot be found. Start again from the first page.");
}
