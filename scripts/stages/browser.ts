import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "@/db/embedded";
import { chromiumPath } from "../browser.mjs";
import { type Result, runTool, type Stage } from "./stage";

type Report = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
  suites: Suite[];
};
type Suite = { specs: { tests: unknown[] }[]; suites?: Suite[] };

const countTests = (suites: Suite[]): number =>
  suites.reduce(
    (sum, { specs, suites }) =>
      sum + specs.reduce((n, spec) => n + spec.tests.length, 0) + countTests(suites ?? []),
    0,
  );

/** Playwright against a system of its own: a free port, a temporary DATA_DIR, the demo company. */
export const browserStage: Stage = {
  name: "browser tests",
  run: async () => {
    const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "trunkline-e2e-"));
    try {
      return await runPlaywright(folder);
    } finally {
      const data = path.join(folder, "data", "postgres");
      // Root's data may stand elsewhere, behind a link.
      if (existsSync(data)) rmSync(realpathSync(data), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function runPlaywright(folder: string): Promise<Result> {
  const file = path.join(folder, "report.json");
  const browser = await chromiumPath();
  const environment = {
    E2E_PORT: String(await freePort(0)),
    E2E_DATA_DIR: path.join(folder, "data"),
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    ...(browser ? { CHROMIUM_PATH: browser } : {}),
  };
  const words = browser ? ["test", "--reporter=list,json"] : ["test", "--list", "--reporter=json"];
  const ok = await runTool("playwright", words, { environment, quiet: !browser });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors, suites } = JSON.parse(readFileSync(file, "utf8")) as Report;
  if (!browser) {
    console.log(
      "No Chromium was found or could be installed: the browser tests are skipped. Set CHROMIUM_PATH.",
    );
    return { passed: 0, failed: errors.length, skipped: countTests(suites) };
  }
  const failed = stats.unexpected || (ok ? 0 : Math.max(errors.length, 1));
  return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
}
