import { isIdOf, MARKS, type Place } from "./world";

const BASE64 = /^[A-Za-z0-9_-]{16,}$/;

function* leaves(value: unknown): Generator<string | number> {
  if (typeof value === "string" || typeof value === "number") yield value;
  else if (value instanceof Date || value === null || typeof value !== "object") return;
  else
    for (const [name, inner] of Object.entries(value)) {
      yield name;
      yield* leaves(inner);
    }
}

/** A cursor says in its own way where it stands. */
const unpacked = (text: string): string =>
  BASE64.test(text) ? `${text}\n${Buffer.from(text, "base64url").toString("utf8")}` : text;

const SEVEN_DIGITS = /(?<![\d.])\d{7}(?![\d.])/g;
/** Names that are drawn, not counted: of a server action, of a form's state, of a request, of a page's scripts. Their digits are nobody's id. */
const DRAWN =
  /(?<![0-9a-f])(?:[0-9a-f]{40,}|k[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])|nonce\\?"?[=:]\\?"[\w+/=-]+/g;
const AROUND = 40;

function* leaksIn(text: string, places: readonly Place[]): Generator<string> {
  const near = (at: number) => text.slice(Math.max(0, at - AROUND), at + AROUND);
  const upper = text.toUpperCase();
  for (const place of places) {
    const at = upper.indexOf(MARKS[place]);
    if (at >= 0) yield `${place}: …${near(at)}…`;
  }
  const ids = text.replace(DRAWN, (hash) => "-".repeat(hash.length));
  for (const found of ids.matchAll(SEVEN_DIGITS))
    for (const place of places) if (isIdOf(place, Number(found[0]))) yield `${place}: …${near(found.index)}…`;
}

/**
 * What of an answer belongs to someone else: their marks in any text, their ids in any number, cursors included.
 * @param known what the caller typed, and may find again in its own address.
 */
export function leaksOf(
  output: unknown,
  strangers: readonly Place[],
  known: readonly string[] = [],
): string[] {
  const found: string[] = [];
  for (const leaf of leaves(output)) {
    const text = known.reduce((rest, word) => rest.replaceAll(word, ""), unpacked(String(leaf)));
    found.push(...leaksIn(text, strangers));
  }
  return found;
}
