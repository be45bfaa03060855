import { describe, expect, it } from "vitest";
import { minLength, passwordProblems } from "./password-policy";

const good = (password: string, second = false) => passwordProblems(password, "anna", second).length === 0;

describe("a new password", () => {
  it("has eight characters beside a second factor and fifteen alone", () => {
    expect([minLength(true), minLength(false)]).toEqual([8, 15]);
    expect([good("k7q-xw2p", true), good("k7q-xw2", true)]).toEqual([true, false]);
    expect([good("k7q-xw2p-9z4m-v"), good("k7q-xw2p-9z4m-")]).toEqual([true, false]);
  });

  it("counts characters, not bytes or halves of them", () => {
    expect(good("😀😁😂😃😄😅😆😇", true)).toBe(true);
    expect(good("😀😁😂😃😄😅😆", true)).toBe(false);
  });

  it("may be long, and anything may be in it: no rules of composition", () => {
    expect(good("only lower case letters and spaces")).toBe(true);
    expect(good("a1".repeat(10) + "b2".repeat(54))).toBe(true);
    expect(good("a1b2".repeat(33))).toBe(false);
  });

  it.each(["password", "12345678", "iloveyou", "PASSWORD"])("is not a common one: %s", (password) => {
    expect(good(password, true)).toBe(false);
  });

  it("does not hold one's login, in any case", () => {
    expect(passwordProblems("my name is ANNA today", "anna", true)).toEqual([
      "Do not use your login in your password.",
    ]);
  });

  it("is more than two keys pressed in turn", () => {
    expect(good("abababababababab")).toBe(false);
  });

  it("is told everything that is wrong with it at once", () => {
    expect(passwordProblems("anna", "anna", false).length).toBeGreaterThan(1);
  });
});
