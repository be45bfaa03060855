import { cookies } from "next/headers";
import type { ActionFailure } from "@/lib/platform/action-result";
import { seal, unseal } from "@/lib/platform/seal";
import { cookieOptions, forgetCookie } from "./cookies";

/**
 * What a plain form post leaves for the page it leads back to: why it was refused and what was typed. Encrypted, for
 * a minute, and only where `path` begins, so that nothing of it stands in an address or a history.
 */
export type Flash = { path: string; error: ActionFailure["error"]; values: Record<string, string> };

const NAME = "trunkline-flash";
const SECONDS = 60;
const PURPOSE = "flash";

export async function leaveFlash(flash: Flash): Promise<void> {
  const text = seal(JSON.stringify(flash), PURPOSE);
  (await cookies()).set(NAME, text, { ...cookieOptions(), maxAge: SECONDS });
}

export const forgetFlash = async (): Promise<void> => forgetCookie(await cookies(), NAME);

/** What was left for this page; null when there is nothing, or it was for another one. */
export async function readFlash(path: string): Promise<Flash | null> {
  const text = (await cookies()).get(NAME)?.value;
  if (!text) return null;
  try {
    const flash = JSON.parse(unseal(text, PURPOSE)) as Flash;
    return flash.path === path ? flash : null;
  } catch {
    return null;
  }
}
