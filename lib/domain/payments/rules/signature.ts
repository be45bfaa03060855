import { createHmac } from "node:crypto";
import { safeEqual } from "@/lib/platform/ids";

/** How far a webhook's own time may lie from ours, either way (MON-4). */
export const TOLERANCE_SECONDS = 300;

const hmac = (text: string, secret: string): string =>
  createHmac("sha256", secret).update(text).digest("hex");

/** Signs a body as it is sent: "t=1742040000,v1=…". */
export function signBody(raw: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${hmac(`${seconds}.${raw}`, secret)}`;
}

/** The moment a signature names, in seconds; null where there is none. */
export const signedAt = (header: string): number | null => {
  const found = /(?:^|,)\s*t=(\d{1,12})(?:,|$)/.exec(header)?.[1];
  return found === undefined ? null : Number(found);
};

export type Signature = "good" | "forged" | "late";

/** Whether a raw body bears our signature and is no older or newer than five minutes. */
export function checkSignature(raw: string, header: string, secret: string, now: Date): Signature {
  const at = signedAt(header);
  const given = [...header.matchAll(/(?:^|,)\s*v1=([0-9a-f]{64})(?=,|$)/g)].map((match) => match[1] ?? "");
  if (at === null || !given.some((one) => safeEqual(one, hmac(`${at}.${raw}`, secret)))) return "forged";
  return Math.abs(now.getTime() / 1000 - at) <= TOLERANCE_SECONDS ? "good" : "late";
}
