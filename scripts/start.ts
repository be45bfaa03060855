import { buildIfChanged, NEXT } from "./boot/build-step";
import { main } from "./boot/report";
import { runSystem } from "./boot/system";

main(() =>
  runSystem({
    what: "npm start",
    prepare: buildIfChanged,
    web: ({ HOST, PORT }) => [NEXT, "start", "-H", HOST, "-p", String(PORT)],
    mode: "production",
    readyWithinMs: 60_000,
  }),
);
