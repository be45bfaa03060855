import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { optionalDependencies?: Record<string, string> };
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, Entry>;
};

// npm leaves out what the registry of the day does not carry, and `npm ci` then refuses everywhere.
test("the lock file lists the packages of every system, so that npm ci accepts it on each", () => {
  const listed = Object.keys(packages);
  const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  const missing = wanted.filter((name) => !listed.some((where) => where.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});
