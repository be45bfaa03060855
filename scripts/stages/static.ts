import { existsSync } from "node:fs";
import { runTool, type Stage, single } from "./stage";

const CODE = ["app", "components", "lib", "db", "scripts", "e2e", "middleware.ts"].filter((entry) =>
  existsSync(entry),
);

/** What reads the code without running it. */
export const staticStages: Stage[] = [
  single("types", async () => {
    // Writes the route types that pages are checked against.
    const generated = await runTool("next", ["typegen"], { quiet: true });
    return generated && runTool("tsc", ["--noEmit", "-p", "."], { quiet: true });
  }),
  single("format and lint", () => runTool("biome", ["check", "--error-on-warnings", "."], { quiet: true })),
  single("import rules", () =>
    runTool("depcruise", ["--config", ".dependency-cruiser.cjs", ...CODE], { quiet: true }),
  ),
  single("dead code", () => runTool("knip", ["--no-progress"], { quiet: true })),
];
