import { hashSources, isBuilt } from "./boot/build";
import { buildIfChanged } from "./boot/build-step";
import { main, report } from "./boot/report";
import { browserStage } from "./stages/browser";
import { add, conclude, runStages, single } from "./stages/stage";
import { staticStages } from "./stages/static";
import { vitestStage } from "./stages/vitest";

const build = single("production build", () =>
  buildIfChanged({}).then(
    () => true,
    (error) => {
      report(error);
      return false;
    },
  ),
);

const noBrowser = single("browser tests", async () => {
  console.log("The browser tests need the production build, which failed.");
  return false;
});

main(async () => {
  const quick = await runStages(staticStages, 2);
  const slow = await runStages(
    [vitestStage("unit", "unit tests"), vitestStage("db", "database tests"), build],
    1,
  );
  // Without a build there is nothing to look at; the browser tests fail as one, and say so.
  const last = await runStages([isBuilt(hashSources()) ? browserStage : noBrowser], 1);
  return conclude([quick, slow, last].reduce(add));
});
