import { buildIfChanged } from "./boot/build-step";
import { WEB } from "./boot/children";
import { main } from "./boot/report";
import { runSystem } from "./boot/system";

main(() =>
  runSystem({
    what: "npm start",
    prepare: buildIfChanged,
    web: () => WEB,
    mode: "production",
    readyWithinMs: 60_000,
  }),
);
