import { randomInt } from "node:crypto";
import type { Work } from "@/lib/kernel/work";
import { sha256Hex } from "@/lib/platform/ids";
import { replaceRecoveryCodes } from "./store";

const CODES = 10;
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const half = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** How a recovery code looks; letters and digits that can be mistaken for one another are not used. */
export const RECOVERY_CODE = /^[a-z0-9]{5}-[a-z0-9]{5}$/;

export const recoveryHash = (userId: number, code: string): string => sha256Hex(`${userId}:${code}`);

/** Replaces a user's recovery codes by ten new ones, to be shown once; only their hashes are kept. */
export async function giveRecoveryCodes(work: Work, userId: number): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => `${half()}-${half()}`);
  await replaceRecoveryCodes(
    work,
    userId,
    codes.map((code) => recoveryHash(userId, code)),
  );
  return codes;
}
