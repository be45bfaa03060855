import { existsSync } from "node:fs";
import { hashSources, isBuilt, stampBuild } from "./boot/build";
import { runChild } from "./boot/children";
import { BootError, main } from "./boot/report";
import type { Settings } from "./boot/runtime";
import { runSystem } from "./boot/system";

const NEXT = "node_modules/next/dist/bin/next";

/** Builds when the sources changed since the last build that succeeded. */
async function build(_: Settings, environment: () => Record<string, string>): Promise<void> {
  const hash = hashSources();
  if (isBuilt(hash)) return;
  if (!existsSync("app"))
    throw new BootError("There is no app folder here: start from the project's folder.");
  console.log("Building; this takes a minute or two after a change…");
  const began = Date.now();
  const command = {
    name: "build",
    words: [NEXT, "build"],
    environment: { ...environment(), NODE_ENV: "production" },
  };
  const [code, tail] = await runChild(command, "pipe").done;
  if (code !== 0) throw new BootError(`The build failed:\n${tail.trim()}`);
  stampBuild(hash);
  console.log(`✓ Built (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

main(() =>
  runSystem({
    what: "npm start",
    prepare: build,
    web: ({ HOST, PORT }) => [NEXT, "start", "-H", HOST, "-p", String(PORT)],
    mode: "production",
    readyWithinMs: 60_000,
  }),
);
