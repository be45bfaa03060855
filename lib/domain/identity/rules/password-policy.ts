import { dictionary } from "@zxcvbn-ts/language-common";

export const MAX_LENGTH = 128;
/** ASVS 6.2.1: eight characters beside a second factor, fifteen alone. */
export const minLength = (hasSecondFactor: boolean): number => (hasSecondFactor ? 8 : 15);

const COMMON: ReadonlySet<string> = new Set(dictionary["passwords-common"] as string[]);

/** What is wrong with a new password, in words; empty when it will do. No composition rules, by standard. */
export function passwordProblems(password: string, login: string, hasSecondFactor: boolean): string[] {
  const problems: string[] = [];
  const least = minLength(hasSecondFactor);
  const lower = password.toLowerCase();
  if ([...password].length < least) problems.push(`Use at least ${least} characters; a few words do well.`);
  if ([...password].length > MAX_LENGTH) problems.push(`Use at most ${MAX_LENGTH} characters.`);
  if (COMMON.has(lower)) problems.push("This password is on the list of common ones; choose another.");
  if (login.length > 2 && lower.includes(login.toLowerCase()))
    problems.push("Do not use your login in your password.");
  if (new Set(lower).size < 4) problems.push("Use more different characters.");
  return problems;
}
