import { buildIfChanged } from "./boot/build-step";
import { main, report } from "./boot/report";
import { browserStage } from "./stages/browser";
import { conclude, runStages, single } from "./stages/stage";
import { staticStages } from "./stages/static";
import { vitestStage } from "./stages/vitest";

main(async () => {
  const quick = await runStages(staticStages, 2);
  const build = single("production build", () =>
    buildIfChanged({}).then(
      () => true,
      (error) => {
        report(error);
        return false;
      },
    ),
  );
  const slow = await runStages(
    [vitestStage("unit", "unit tests"), vitestStage("db", "database tests"), build, browserStage],
    1,
  );
  return conclude({
    passed: quick.passed + slow.passed,
    failed: quick.failed + slow.failed,
    skipped: quick.skipped + slow.skipped,
  });
});
