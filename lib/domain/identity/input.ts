import { z } from "zod";
import { isTimeZone } from "@/lib/platform/time";

/** What someone types to sign in. Plain ASCII, so that upper and lower case mean the same everywhere. */
export const loginInput = () =>
  z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._@+-]{2,99}$/,
      "Use 3 to 100 letters, digits or . _ @ + - and begin with a letter or digit.",
    );

/** A person's own time zone; nothing means the company's. */
export const ownTimeZone = () =>
  z
    .string()
    .trim()
    .nullish()
    .transform((zone) => zone || null)
    .refine((zone) => zone === null || isTimeZone(zone), "Use a time zone like Europe/Madrid.");

/** Where a session is named in forms: the start of its hash, as the audit log shows it. */
export const sessionRef = () => z.string().regex(/^[0-9a-f]{12}$/, "Choose a session.");
