import { buildIfChanged } from "./boot/build-step";
import { main } from "./boot/report";
import { runSystem } from "./boot/system";

main(() =>
  runSystem({
    what: "npm start",
    prepare: buildIfChanged,
    web: () => ["--import", "tsx", "scripts/serve.ts"],
    mode: "production",
    readyWithinMs: 60_000,
  }),
);
