import { createHmac, hkdfSync } from "node:crypto";
import { env } from "./env";
import { safeEqual, sha256Hex } from "./ids";

/** A key of its own for every purpose, from the one that is kept outside the database. */
const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", Buffer.from(env().DATA_KEY, "base64"), "", `trunkline:${purpose}`, 32));

/** Names the key without telling it: signatures made with another one can't be checked, and say so. */
export const signingKeyId = (purpose: string): string => sha256Hex(keyFor(purpose)).slice(0, 16);

/** HMAC-SHA256 of a text, as 64 hex digits. */
export const sign = (text: string, purpose: string): string =>
  createHmac("sha256", keyFor(purpose)).update(text).digest("hex");

export const hasSignature = (text: string, signature: string, purpose: string): boolean =>
  safeEqual(sign(text, purpose), signature);
