import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { conflict, invalid } from "@/lib/platform/errors";
import { sha256Hex } from "@/lib/platform/ids";
import { seal, unseal } from "@/lib/platform/seal";
import { acceptedStep, newTotpSecret, totpUri } from "./rules/totp";
import { lockSelf, replaceRecoveryCodes, setUser, type UserRow } from "./store";

const CODES = 10;
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const half = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** Ten codes shown once; only their hashes are kept. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, () => `${half()}-${half()}`);

export const recoveryHashes = (user: Pick<UserRow, "id">, codes: string[]): string[] =>
  codes.map((code) => sha256Hex(`${user.id}:${code}`));

/** Makes a secret to scan; nothing is demanded of the person until they confirm it with a code. */
export const beginSecondFactor = operation({
  name: "user.begin_second_factor",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({}),
  async run(work) {
    const user = await lockSelf(work);
    if (user.totpConfirmedAt) throw conflict("A second factor is set up already.");
    const secret = newTotpSecret();
    await setUser(work, user.id, { totpSecret: seal(secret, `totp:${user.id}`) });
    work.audit.event({ type: "user", id: user.id, name: user.login }, { details: { begun: true } });
    return { secret, uri: totpUri(secret, user.login, "Trunkline") };
  },
});

/** @throws {DomainError} invalid when the code does not fit the secret that was scanned. */
export const confirmSecondFactor = operation({
  name: "user.confirm_second_factor",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ code: z.string().trim().max(10) }),
  async run(work, { code }) {
    const user = await lockSelf(work);
    if (user.totpConfirmedAt) throw conflict("A second factor is set up already.");
    if (!user.totpSecret) throw conflict("Start again: there is nothing to confirm.");
    const step = acceptedStep(unseal(user.totpSecret, `totp:${user.id}`), code, work.now, null);
    if (step === null)
      throw invalid("This code is not right.", { code: ["Type the six digits your app shows now."] });
    const recoveryCodes = newRecoveryCodes();
    await setUser(work, user.id, { totpConfirmedAt: work.now, totpLastStep: step });
    await replaceRecoveryCodes(work, user.id, recoveryHashes(user, recoveryCodes));
    await work.tx
      .update(sessions)
      .set({ secondFactorAt: work.now, authenticatedAt: work.now })
      .where(eq(sessions.idHash, work.ctx.sessionHash));
    work.audit.event({ type: "user", id: user.id, name: user.login }, { details: { secondFactor: "on" } });
    return { recoveryCodes };
  },
});
