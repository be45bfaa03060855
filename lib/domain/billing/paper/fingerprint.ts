import { sha256Hex } from "@/lib/platform/ids";
import type { Paper, Picture } from "./paper-data";

/** Raised by whoever changes what a drawing looks like: files drawn before are then drawn again. */
const LAYOUT = 1;

/** The same fingerprint is the same file. @param detail whether every call is listed. */
export const fingerprintOf = (paper: Paper, logo: Picture | null, detail: boolean): string =>
  sha256Hex(JSON.stringify([LAYOUT, paper, logo && sha256Hex(logo.bytes), detail]));
