import { existsSync } from "node:fs";
import { hashSources, isBuilt, stampBuild } from "./build";
import { runChild } from "./children";
import { BootError } from "./report";

const NEXT = "node_modules/next/dist/bin/next";

/** Builds when the sources changed since the last build that succeeded. @throws {BootError} with the build's output. */
export async function buildIfChanged(environment: Record<string, string>): Promise<void> {
  const hash = hashSources();
  if (isBuilt(hash)) return;
  if (!existsSync("app"))
    throw new BootError("There is no app folder here: start from the project's folder.");
  console.log("Building; this takes a minute or two after a change…");
  const began = Date.now();
  const set = { NEXT_TELEMETRY_DISABLED: "1", ...environment, NODE_ENV: "production" };
  const [code, tail] = await runChild({ name: "build", words: [NEXT, "build"], environment: set }, "pipe")
    .done;
  if (code !== 0) throw new BootError(`The build failed:\n${tail.trim()}`);
  stampBuild(hash);
  console.log(`✓ Built (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}
