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
    // The compiler as a program of the machine takes a third of the time. It has no interface for other tools yet:
    // Next and the import rules read code with the `typescript` beside it, which has a `tsc` too.
    return generated && runTool("@typescript/native/bin/tsc", ["--noEmit", "-p", "."], { quiet: true });
  }),
  single("format and lint", () => runTool("biome", ["check", "--error-on-warnings", "."], { quiet: true })),
  single("import rules", () =>
    runTool("depcruise", ["--config", ".dependency-cruiser.cjs", ...CODE], { quiet: true }),
  ),
  single("dead code", () => runTool("knip", ["--no-progress"], { quiet: true })),
];
