import { spawn } from "node:child_process";
import path from "node:path";

export type Result = { passed: number; failed: number; skipped: number };
export type Stage = { name: string; run: () => Promise<Result> };

/** A command by its name, or, where two packages bring one of that name, the script of one package by its path. */
const command = (name: string): [string, string[]] =>
  name.includes("/")
    ? [process.execPath, [path.join("node_modules", name)]]
    : [path.join("node_modules", ".bin", name), []];

/** Runs a package's command with no input. `quiet` keeps the output back unless it fails. @returns true on success. */
export function runTool(
  name: string,
  words: string[],
  { quiet = false, environment = {} }: { quiet?: boolean; environment?: Record<string, string> } = {},
): Promise<boolean> {
  // Each tool knows best which NODE_ENV it wants.
  const { NODE_ENV: _, ...inherited } = process.env;
  const [program, script] = command(name);
  return new Promise((done) => {
    const child = spawn(program, [...script, ...words], {
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
      env: { ...inherited, NEXT_TELEMETRY_DISABLED: "1", ...environment } as unknown as NodeJS.ProcessEnv,
      shell: process.platform === "win32",
    });
    const kept: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => kept.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => kept.push(chunk));
    child.once("error", (error) => {
      console.error(`${name}: ${error.message}`);
      done(false);
    });
    child.once("close", (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(kept));
      done(code === 0);
    });
  });
}

/** A stage that counts as one test. */
export const single = (name: string, work: () => Promise<boolean>): Stage => ({
  name,
  run: async () =>
    (await work()) ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 },
});

/** Sums two results. */
export const add = (a: Result, b: Result): Result => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

const words = ({ passed, failed, skipped }: Result) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;

/** Runs the stages, `width` at a time, and tells of each. A stage that throws, or that had nothing to run, has failed. */
export async function runStages(stages: Stage[], width: number): Promise<Result> {
  let total: Result = { passed: 0, failed: 0, skipped: 0 };
  const queue = [...stages];
  const lane = async () => {
    for (let stage = queue.shift(); stage; stage = queue.shift()) {
      const began = Date.now();
      let result: Result;
      try {
        result = await stage.run();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        result = { passed: 0, failed: 1, skipped: 0 };
      }
      if (result.passed + result.failed + result.skipped === 0) {
        console.error(`${stage.name}: nothing was run.`);
        result.failed = 1;
      }
      console.log(
        `${result.failed ? "✗" : "✓"} ${stage.name}: ${words(result)} (${((Date.now() - began) / 1000).toFixed(1)} s)`,
      );
      total = add(total, result);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return total;
}

/** The last line, and the exit code. */
export function conclude(total: Result): number {
  console.log(words(total));
  return total.failed ? 1 : 0;
}
