import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const ROOT = process.cwd();
const MANIFEST = ".next/server/functions-config-manifest.json";

/**
 * The build as it is, without its middleware: the same compiled pages, in a folder whose manifest does not know of one.
 * A build of its own would say the same minutes later. The test that uses it asks first whether the gate is really off.
 */
export function buildWithoutGate(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "trunkline-without-gate-"));
  cpSync(path.join(ROOT, ".next"), path.join(folder, ".next"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.startsWith(path.join(ROOT, ".next/cache")),
  });
  for (const name of ["next.config.ts", "package.json", "tsconfig.json"])
    cpSync(path.join(ROOT, name), path.join(folder, name));
  // The server asks the files whether the database has all their migrations.
  for (const name of ["node_modules", "db"])
    symlinkSync(path.join(ROOT, name), path.join(folder, name), "junction");
  const file = path.join(folder, MANIFEST);
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { functions: Record<string, unknown> };
  if (!manifest.functions["/_middleware"]) throw new Error(`${MANIFEST} names no middleware to leave out`);
  delete manifest.functions["/_middleware"];
  writeFileSync(file, JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
