/** Stands for any number of characters, so that a masked value does not tell its length. */
const DOTS = "•••";

const first = (text: string): string => Array.from(text.trim())[0] ?? "";

/** "anna@example.com" → "a•••@•••.com". Only the first letter and the top-level domain remain. */
export function maskEmail(email: string | null | undefined): string {
  const text = email?.trim() ?? "";
  if (text === "") return "";
  const at = text.lastIndexOf("@");
  if (at < 1) return DOTS;
  const suffix = /\.[a-z]{2,24}$/i.exec(text.slice(at))?.[0] ?? "";
  return `${first(text)}${DOTS}@${DOTS}${suffix}`;
}

/** "+48 600 123 456" → "•••56". Too short a number shows nothing. */
export function maskPhone(phone: string | null | undefined): string {
  const digits = phone?.replace(/\D/g, "") ?? "";
  if (digits === "") return phone?.trim() ? DOTS : "";
  return digits.length < 7 ? DOTS : `${DOTS}${digits.slice(-2)}`;
}

/** "Anna Maria Nowak" → "A••• N•••": the initials of the first and the last word. */
export function maskName(name: string | null | undefined): string {
  const words = name?.trim().split(/\s+/).filter(Boolean) ?? [];
  const shown = words.length > 1 ? [words[0], words.at(-1)] : words;
  return shown.map((word) => `${first(word ?? "")}${DOTS}`).join(" ");
}

/** Anything else personal: shows only whether there is something. */
export const maskText = (text: string | null | undefined): string => (text?.trim() ? DOTS : "");
