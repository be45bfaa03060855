import { Secret, TOTP } from "otpauth";

export const STEP_SECONDS = 30;
const SECRET_BYTES = 20;

const generator = (base32: string, label = "", issuer = "Trunkline"): TOTP =>
  new TOTP({
    secret: Secret.fromBase32(base32),
    label,
    issuer,
    period: STEP_SECONDS,
    digits: 6,
    algorithm: "SHA1",
  });

/** A new 160-bit secret, base32. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What an authenticator app scans. */
export const totpUri = (base32: string, login: string, issuer: string): string =>
  generator(base32, login, issuer).toString();

/**
 * The time step a code belongs to (current or previous), or null. A step at or before `lastStep` was used already and
 * never counts again (WEB-12).
 */
export function acceptedStep(
  base32: string,
  code: string,
  now: Date,
  lastStep: number | null,
): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const current = Math.floor(now.getTime() / 1000 / STEP_SECONDS);
  const delta = generator(base32).validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta !== 0 && delta !== -1) return null;
  const step = current + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** For tests and the demo: the code an app would show now. */
export const totpCode = (base32: string, now: Date): string =>
  generator(base32).generate({ timestamp: now.getTime() });
