import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runTool, type Stage } from "./stage";

type Report = {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
};

/** One project of vitest.config.ts. A crash outside a test counts as one failure. */
export const vitestStage = (project: string, name: string, quiet = false): Stage => ({
  name,
  run: async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "vitest-"));
    const file = path.join(folder, "report.json");
    try {
      const words = ["run", "--project", project, "--reporter=default", "--reporter=json"];
      const ok = await runTool("vitest", [...words, `--outputFile.json=${file}`], { quiet });
      if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
      const report = JSON.parse(readFileSync(file, "utf8")) as Report;
      const passed = report.numPassedTests;
      const failed = report.numFailedTests || (ok && report.success ? 0 : 1);
      return { passed, failed, skipped: report.numPendingTests + report.numTodoTests };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
