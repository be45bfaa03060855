import { randomInt } from "node:crypto";
import { expect, it } from "vitest";
import { passwordProblems } from "./password-policy";
import { temporaryPassword } from "./temporary-password";

it("makes a password that is readable, passes the policy and is never the same", () => {
  const made = Array.from({ length: 200 }, () => temporaryPassword(randomInt));
  for (const password of made) {
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(passwordProblems(password, "anna", false)).toEqual([]);
  }
  expect(new Set(made).size).toBe(200);
});
