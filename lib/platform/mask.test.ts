import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskEmail, maskName, maskPhone, maskText } from "./mask";

describe("masking", () => {
  it.each([
    [maskEmail, "anna.nowak@example.com", "a•••@•••.com"],
    [maskEmail, "a@b", "a•••@•••"],
    [maskEmail, "not an address", "•••"],
    [maskEmail, "@x.com", "•••"],
    [maskPhone, "+48 600 123 456", "•••56"],
    [maskPhone, "112", "•••"],
    [maskPhone, "unknown", "•••"],
    [maskName, "Anna Maria Nowak", "A••• N•••"],
    [maskName, "Żółw", "Ż•••"],
    [maskName, "🐼 Telecom", "🐼••• T•••"],
    [maskText, "12 Main Street", "•••"],
  ])("%o of %j is %j", (mask, text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it("nothing stays nothing", () => {
    for (const mask of [maskEmail, maskPhone, maskName, maskText]) {
      for (const empty of [null, undefined, "", "  "]) expect(mask(empty)).toBe("");
    }
  });

  it("no masked value tells how long the value was", () => {
    for (const mask of [maskEmail, maskPhone, maskName, maskText]) {
      fc.assert(fc.property(fc.string({ minLength: 0, maxLength: 300 }), (text) => mask(text).length <= 40));
    }
    expect(maskName("Al")).toBe(maskName("Alexandria"));
    expect(maskEmail("al@x.com")).toBe(maskEmail("alexandria@somewhere-else.com"));
  });
});
