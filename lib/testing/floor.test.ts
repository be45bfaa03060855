import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** The oldest versions we may run on: below them stand published ways around a sign-in (docs/decisions). */
const FLOOR: Record<string, string> = {
  next: "16.4.6",
  "next-auth": "5.0.0-beta.32",
  react: "19.3.1",
  "drizzle-orm": "0.45.4",
  pg: "8.23.1",
  "@node-rs/argon2": "2.2.1",
};

const parts = (version: string): number[] =>
  version
    .split(/[.-]|beta/)
    .filter(Boolean)
    .map(Number);

const atLeast = (installed: string, floor: string): boolean => {
  const [a, b] = [parts(installed), parts(floor)];
  for (let i = 0; i < Math.max(a.length, b.length); i++)
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) > (b[i] ?? 0);
  return true;
};

it.each(Object.entries(FLOOR))("%s is installed at %s or newer, and pinned", (name, floor) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  expect(atLeast(version, floor), `${name} ${version} is below ${floor}`).toBe(true);
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(dependencies[name]).toBe(version);
});

it("the lock file names no download address", () => {
  expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved"/);
});
