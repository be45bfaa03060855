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

const numbersIn = (text: string): number[] => (text.match(/(?<![\d.])\d{7}(?![\d.])/g) ?? []).map(Number);

/** What of an answer belongs to someone else: their marks in any text, their ids in any number, cursors included. */
export function leaksOf(output: unknown, strangers: readonly Place[]): string[] {
  const found: string[] = [];
  for (const leaf of leaves(output)) {
    const text = typeof leaf === "number" ? "" : unpacked(leaf);
    const numbers = typeof leaf === "number" ? [leaf] : numbersIn(text);
    for (const place of strangers)
      if (text.toUpperCase().includes(MARKS[place]) || numbers.some((number) => isIdOf(place, number)))
        found.push(`${place}: ${leaf}`);
  }
  return found;
}
