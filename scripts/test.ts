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

const unbuilt = single("HTTP and browser tests", async () => {
  console.log("The HTTP and browser tests need the production build, which failed.");
  return false;
});

// Properties are tried to the full here, and for a moment in `npm run check`.
process.env.PROPERTY_RUNS = "full";

main(async () => {
  const quick = await runStages(staticStages, 2);
  const slow = await runStages(
    [vitestStage("unit", "unit tests"), vitestStage("db", "database tests"), build],
    1,
  );
  // Without a build there is nothing to look at; these tests fail as one, and say so.
  const outside = [vitestStage("http", "gate and tenants over HTTP"), browserStage];
  const last = await runStages(isBuilt(hashSources()) ? outside : [unbuilt], 1);
  return conclude([quick, slow, last].reduce(add));
});
