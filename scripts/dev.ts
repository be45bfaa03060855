import { NEXT } from "./boot/build-step";
import { main } from "./boot/report";
import { runSystem } from "./boot/system";

main(() =>
  runSystem({
    what: "npm run dev",
    web: ({ HOST, PORT }) => [NEXT, "dev", "-H", HOST, "-p", String(PORT)],
    mode: "development",
    readyWithinMs: 180_000,
  }),
);
