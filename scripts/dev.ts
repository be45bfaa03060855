import { main } from "./boot/report";
import { runSystem } from "./boot/system";

main(() =>
  runSystem({
    what: "npm run dev",
    web: ({ HOST, PORT }) => ["node_modules/next/dist/bin/next", "dev", "-H", HOST, "-p", String(PORT)],
    mode: "development",
    readyWithinMs: 180_000,
  }),
);
