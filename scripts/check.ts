import os from "node:os";
import { main } from "./boot/report";
import { conclude, runStages } from "./stages/stage";
import { staticStages } from "./stages/static";
import { vitestStage } from "./stages/vitest";

// What a commit hook runs: no database, no build.
main(async () => {
  const stages = [vitestStage("unit", "unit tests", true), ...staticStages];
  return conclude(await runStages(stages, Math.max(2, Math.min(4, os.availableParallelism()))));
});
