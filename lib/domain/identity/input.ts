import { z } from "zod";
import { timeZoneInput } from "@/lib/kernel/input";

const blankIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);

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
export const ownTimeZone = () => z.preprocess(blankIsNull, timeZoneInput().nullable());

/** Where a session is named in forms: the start of its hash, as the audit log shows it. */
export const sessionRef = () => z.string().regex(/^[0-9a-f]{12}$/, "Choose a session.");
