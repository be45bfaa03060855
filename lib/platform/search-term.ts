/** What someone typed, for use inside a LIKE pattern: its wildcards and escape signs are letters like any other. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

const WORD = /[\p{L}\p{N}]+/gu;
const LEFT_PADDING = 2;
const RIGHT_PADDING = 1;

/**
 * Whether a trigram index can look for a text that has anything on both sides of it. A word counts its own letters,
 * and the padding of each side on which it is known to begin or end (pg_trgm's own rule). Without a trigram the index
 * would have to be read from end to end.
 */
export function hasTrigram(text: string): boolean {
  for (const match of text.matchAll(WORD)) {
    const left = match.index > 0 ? LEFT_PADDING : 0;
    const right = match.index + match[0].length < text.length ? RIGHT_PADDING : 0;
    if (Array.from(match[0]).length + left + right >= 3) return true;
  }
  return false;
}
