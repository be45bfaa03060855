import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashSources } from "./build";

let root: string;
const write = (file: string, content: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
};

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "sources-"));
  write("app/page.tsx", "one");
  write("package-lock.json", "{}");
});
afterEach(() => rmSync(root, { recursive: true }));

test("a touched file does not ask for a build", () => {
  const before = hashSources(root);
  utimesSync(path.join(root, "app/page.tsx"), 1, 1);
  expect(hashSources(root)).toBe(before);
});

test.each([
  ["a changed page", "app/page.tsx", "two"],
  ["a new file deep inside", "lib/domain/x/rules/y.ts", ""],
  ["other packages", "package-lock.json", "{ }"],
  ["the middleware", "middleware.ts", ""],
])("%s asks for a build", (_, file, content) => {
  const before = hashSources(root);
  write(file, content);
  expect(hashSources(root)).not.toBe(before);
});

test("content that moves from one file to its neighbour asks for a build", () => {
  write("app/a.ts", "xy");
  write("app/b.ts", "");
  const before = hashSources(root);
  write("app/a.ts", "x");
  write("app/b.ts", "y");
  expect(hashSources(root)).not.toBe(before);
});

test.each([
  "app/page.test.tsx",
  "lib/testing/database.ts",
  "lib/kernel/README.md",
  "docs/operations.md",
  ".data/x",
])("%s does not ask for a build", (file) => {
  const before = hashSources(root);
  write(file, "new");
  expect(hashSources(root)).toBe(before);
});
