import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";

/** A random secret as base64url; 32 bytes (256 bits) unless told otherwise. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString("base64url");

/** SHA-256 as 64 lower-case hex digits. For tokens and content, never for passwords. */
export const sha256Hex = (data: string | Uint8Array): string =>
  createHash("sha256").update(data).digest("hex");

/** SHA-256 as 32 bytes. */
export const sha256Bytes = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();

/** Compares two secrets in a time that tells neither their content nor where they differ, whatever their lengths. */
export const safeEqual = (a: string | Uint8Array, b: string | Uint8Array): boolean =>
  timingSafeEqual(sha256Bytes(a), sha256Bytes(b));

/** A new id for one request, to be shown to the user and found in the log. */
export const requestId = (): string => randomUUID();
