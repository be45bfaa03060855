import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const SOURCES = [
  "app",
  "components",
  "lib",
  "db",
  "public",
  "middleware.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const IGNORED = /\.test\.tsx?$|\.md$|^lib\/testing\/|^db\/(embedded|migrations)\//;
const STAMP = ".next/built-from";

function filesUnder(root: string, relative: string): string[] {
  const full = path.join(root, relative);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return IGNORED.test(relative) ? [] : [relative];
  return readdirSync(full).flatMap((name) => filesUnder(root, `${relative}/${name}`));
}

/** One hash over the names and contents of everything a build depends on. Times do not count: a clone has new ones. */
export function hashSources(root = "."): string {
  const hash = createHash("sha256").update(process.version);
  const files = SOURCES.flatMap((source) => filesUnder(root, source));
  for (const file of files.sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** True when .next was completely built from the sources as they are. */
export function isBuilt(hash: string): boolean {
  return existsSync(".next/BUILD_ID") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash;
}

/** Call only after a build that succeeded; `hash` is of the sources before it began. */
export const stampBuild = (hash: string) => writeFileSync(STAMP, hash);
