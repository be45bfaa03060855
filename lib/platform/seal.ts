import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "./env";

const key = (): Buffer => Buffer.from(env().DATA_KEY, "base64");

/** Encrypts a small secret for the database: AES-256-GCM, the key stays outside it. `purpose` is bound to the text. */
export function seal(plain: string, purpose: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** @throws when the text was changed, sealed for another purpose, or with another key. */
export function unseal(sealed: string, purpose: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const open = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, 12)).setAAD(Buffer.from(purpose));
  open.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([open.update(bytes.subarray(28)), open.final()]).toString("utf8");
}
