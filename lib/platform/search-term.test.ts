import { expect, it } from "vitest";
import { hasTrigram, likeLiteral } from "./search-term";

it("takes wildcards and the escape sign for letters", () => {
  expect(likeLiteral("50%_off\\")).toBe("50\\%\\_off\\\\");
});

it.each([
  ["three letters", "ann", true],
  ["two letters", "an", false],
  ["three letters beyond the Latin ones", "Łuk", true],
  ["a letter after a sign: the word's beginning is known", "@b", true],
  ["two letters before a sign: the word's end is known", "ab@", true],
  ["one letter before a sign", "a@", false],
  ["a short word between line breaks", "\nn\n", true],
  ["signs alone", "+++", false],
  ["nothing", "", false],
])("%s", (_, text, expected) => expect(hasTrigram(text)).toBe(expected));
